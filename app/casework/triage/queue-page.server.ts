import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import { today } from "~/lib/clock.ts";
import { addDays, formatDay, type PlainDate } from "~/lib/dates.ts";
import { wardsOfCouncil } from "~/places/wards.server.ts";
import { requireStaff } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { db } from "~/platform/db.server.ts";
import { formRefused, parseForm, redirectWithFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { RECENT_DAYS } from "../contact-terms.ts";
import { listOfficers } from "../queries/officers.server.ts";
import { teamName } from "../teams.ts";
import { decide, saidAfter, type Ticked } from "./decide.server.ts";
import { listQueue, type QueueRow } from "./list-queue.server.ts";
import { batchForm, queueAddress, readQueueFilters, readTick, writeCursor } from "./schema.ts";
import { priority, returnOf, saidOf, troubleOf, usualDue } from "./triage.ts";
import { TRIAGE_SETTINGS } from "./triage-settings.ts";
import { DECISIONS, type Decision, type Queue } from "./triage-terms.ts";

const words = texts.triage;
const MOST_REASONS = 4;

/** The usual days of each decision, for the form. */
export function usualDays(day: PlainDate): Record<Decision, PlainDate> {
  return Object.fromEntries(DECISIONS.map((one) => [one, usualDue(one, day, TRIAGE_SETTINGS)])) as Record<Decision, PlainDate>; // biome-ignore format: one row
}

/** What the page of a queue shows: its rows in words, its filters, and what a decision starts with. */
export async function loadQueue(request: Request, queue: Queue) {
  const actor = await requireStaff(request, "triage.view");
  const url = new URL(request.url);
  const filters = readQueueFilters(url.searchParams);
  const mayDecide = allows(actor.roles, "triage.decide");
  const [page, wards, officers] = await Promise.all([
    listQueue(actor, queue, filters, today()),
    wardsOfCouncil(db(), actor.councilCode),
    mayDecide ? listOfficers(actor) : [],
  ]);
  const address = queueAddress(filters);
  const link = (name: "after" | "before", cursor: typeof page.next) =>
    cursor && `?${new URLSearchParams([...address, [name, writeCursor(cursor)]])}`;
  const { after, before, ...shown } = filters;
  return {
    queue,
    filters: shown,
    filtered: address.size > 0,
    first: !after && !before,
    count: page.count,
    toConfirm: page.unusual && !filters.unusual ? { count: page.unusual, href: `?${new URLSearchParams([...address, ["unusual", "yes"]])}` } : null, // biome-ignore format: one row
    rows: page.rows.map((row) => lineOf(row, queue, today())),
    next: link("after", page.next),
    previous: link("before", page.previous),
    here: `${url.pathname}${url.search}`,
    wards,
    mayDecide,
    officers: officers.map(({ id, name }) => ({ id, name })),
    me: actor.person.id,
    usual: usualDays(today()),
    today: today(),
  };
}

export type QueueLine = ReturnType<typeof lineOf>;

/** A row in words. */
function lineOf(row: QueueRow, queue: Queue, asOf: PlainDate) {
  const { contact, decided, next } = row;
  const back = decided && returnOf(decided, row, asOf);
  return {
    id: row.id,
    name: row.name,
    trade: row.trade,
    where: [row.place, row.ward].filter(Boolean).join(", "),
    stage: row.stage,
    trajectory: row.trajectory,
    segment: row.segment,
    score: row.score,
    priority: priority(row, asOf, TRIAGE_SETTINGS),
    newest: row.newestOn && formatDay(row.newestOn),
    unusual: row.unusual,
    both: queue === "growth" && row.trajectory === "contracting",
    reasons: (queue === "growth" ? saidOf : troubleOf)(row.reasons).slice(0, MOST_REASONS),
    news: row.news.map(({ type, on }) => words.row.news(isEventType(type) ? eventRow(type).staffTitle : type, formatDay(on))), // biome-ignore format: one row
    back: decided && back ? (words.row.back[back]?.(words.decisions[decided.decision] ?? "", formatDay(decided.on)) ?? null) : null, // biome-ignore format: one row
    seen: decided?.id ?? null,
    lead: row.lead,
    contact: contact && words.row.contact([teamName(contact.teamCode), contact.council].filter(Boolean).join(", "), formatDay(contact.on)), // biome-ignore format: one row
    recent: contact !== null && contact.on >= addDays(asOf, -RECENT_DAYS),
    next: next && {
      href: next.kind === "task" ? `/staff/tasks/${next.id}` : `/staff/referrals/${next.id}`,
      text: next.kind === "task" ? next.what : words.row.referral(next.what),
      due: formatDay(next.dueOn),
      late: next.dueOn < asOf,
    },
  };
}

/** One decision for all ticked rows of a queue. */
export async function decideTicked(request: Request) {
  const actor = await requireStaff(request, "triage.decide");
  const form = await parseForm(request, batchForm(today()));
  if (!form.ok) return form.response;
  const { ticked, decision, ...wanted } = form.value;
  const read = ticked.map(readTick);
  if (read.some((one) => one === null)) return formRefused(form, { field: "ticked", message: words.batch.broken });
  const done = await decide(
    actor,
    read.filter((one): one is Ticked => one !== null),
    { ...wanted, decision },
    form.submissionKey,
  );
  if (done.kind === "refused") return formRefused(form, done);
  const { pathname, search } = new URL(request.url);
  const query = new URLSearchParams(search);
  query.delete("_data");
  const back = query.size > 0 ? `${pathname}?${query}` : pathname;
  return redirectWithFlash(request, back.replace(/\.data(?=\?|$)/, ""), saidAfter(decision, done), {
    tone: done.left.length > 0 ? "notice" : "success",
  });
}
