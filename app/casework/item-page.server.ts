import { tradeTitles } from "~/businesses/search.server.ts";
import { eventRow } from "~/circumstances/catalogue.ts";
import { describeFields } from "~/circumstances/describe.ts";
import { today } from "~/lib/clock.ts";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { capital } from "~/lib/words.ts";
import { workingDaysBetween } from "~/lib/working-days.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import { allows } from "~/platform/auth/policy.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { MOST_HOPS } from "./commands/handle-item.server.ts";
import { itemHistory } from "./item-history.ts";
import { type ItemDetail, listItemSteps, listOtherTeams } from "./queries/queue.server.ts";
import { disputeLines, openDisputes } from "./queries/settle.server.ts";

const words = texts.queue.item;

/** All that the page of an item shows. The item was found with findItem, so it is theirs to read. */
export async function itemPage(actor: StaffActor, item: ItemDetail) {
  const mayDecide = allows(actor.roles, "items.decide") && ["new", "acknowledged"].includes(item.state);
  const [steps, teams, trades, settling, claim] = await Promise.all([
    listItemSteps(item),
    mayDecide ? listOtherTeams(actor, item) : [],
    tradeTitles(),
    openDisputes(item),
    claimOf(actor, item),
  ]);
  const all = describeFields(item.before, item.after);
  const lines = describeFields(item.before, item.after, { only: item.fields, trades });
  return {
    title: eventRow(item.type).staffTitle,
    business: { id: item.businessId, name: item.businessName, reference: item.businessReference },
    team: { id: item.teamId, name: item.teamName },
    state: item.state,
    why: capital(item.reason),
    lgsl: item.lgsl,
    site: item.fields.includes("site.postcode") ? item.site : null,
    due: formatDay(item.dueOn),
    daysLeft: workingDaysBetween(today(), item.dueOn),
    effectiveOn: formatDay(item.effectiveOn),
    told: `${words[item.actorKind]}, ${formatDay(dayInBritain(item.recordedAt))}`,
    event: item.eventReference,
    note: item.actorKind === "owner" ? null : item.eventNote,
    forInformation: item.forInformation,
    lines,
    hidden: all.length - lines.length,
    history: itemHistory(steps),
    disputes: settling ? disputeLines(settling.disputes, trades) : [],
    claim,
    mayDecide,
    mayLog: item.here && allows(actor.roles, "contacts.log"),
    mayOpen: (item.here || item.left) && allows(actor.roles, "businesses.view"),
    toSteward: item.hops >= MOST_HOPS,
    teams,
  };
}

/** The page of the claim that an item is about who has charge of the record is decided on; null for any other item. */
async function claimOf(actor: StaffActor, item: ItemDetail): Promise<string | null> {
  if (item.type !== "details.disputed" || !allows(actor.roles, "claims.view") || !item.here) return null;
  if (typeof item.after["details.about"] !== "string") return null;
  const [claim] = await statements().$queryRaw<{ id: string }[]>`
    SELECT id FROM claim WHERE business_id = ${item.businessId}::uuid AND (status = 'disputed' OR proof = 'dispute')
    ORDER BY status = 'disputed' DESC, created_at DESC LIMIT 1`;
  return claim ? `/staff/claims/${claim.id}` : "/staff/claims";
}
