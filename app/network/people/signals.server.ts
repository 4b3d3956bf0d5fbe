import { saveChangeWithin } from "~/casework/commands/save-change.server.ts";
import type { StaffReader } from "~/casework/queries/find-business.server.ts";
import { now } from "~/lib/clock.ts";
import { dayInBritain, type PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { inTransaction, statements } from "~/platform/statements.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { texts } from "~/texts/texts.ts";
import { decidedBy } from "../queries.server.ts";
import { isSignal, type PostSignalKey, SIGNAL_TABLE } from "../signal-phrases.ts";

export interface SignalLine {
  id: string;
  signal: PostSignalKey;
  phrase: string;
  reference: string;
  title: string;
  postId: string;
  businessId: string;
  business: string;
  postedOn: PlainDate;
}

const MOST = 50;

/** Signals in posts that nobody has decided, the newest first. Posts that were taken back or refused say nothing. */
export async function listSignals(reader: StaffReader): Promise<SignalLine[]> {
  const rows = await statements().$queryRaw<(Omit<SignalLine, "signal" | "postedOn"> & { signal: string; at: Date })[]>`
    SELECT s.id, s.signal, s.phrase, p.reference, p.title, p.id AS "postId", b.id AS "businessId", b.name AS business, p.created_at AS at
    FROM post_signal s JOIN post p ON p.id = s.post_id JOIN business b ON b.id = p.business_id
    WHERE s.state = 'suggested' AND p.state NOT IN ('withdrawn', 'refused') AND b.archived_at IS NULL AND ${decidedBy(reader)}
    ORDER BY p.created_at DESC, s.id LIMIT ${MOST}`;
  return rows.flatMap(({ signal, at, ...row }) =>
    isSignal(signal) ? [{ ...row, signal, postedOn: dayInBritain(at) }] : [],
  );
}

export type Decided =
  | { kind: "confirmed"; label: string; business: string }
  | { kind: "rejected" | "decided" | "gone" }
  | { kind: "refused"; message: string };

interface HeldSignal {
  signal: string;
  phrase: string;
  state: string;
  reference: string;
  title: string;
  businessId: string;
  business: string;
  trade: string | null;
  at: Date;
}

/**
 * An officer says whether what a post may say is so. A yes records the event through the ordinary pipeline, dated on the
 * day of the post, and counts from then; a no counts for nothing.
 */
export async function decideSignal(reader: StaffReader, id: string, isSo: boolean): Promise<Decided> {
  await catalogue(null); // read before the transaction holds a connection
  const { councilCode, person } = reader;
  return inTransaction(async (tx) => {
    const [held] = await tx.$queryRaw<HeldSignal[]>`
      SELECT s.signal, s.phrase, s.state, p.reference, p.title, b.id AS "businessId", b.name AS business,
        b.international_trade AS trade, p.created_at AS at
      FROM post_signal s JOIN post p ON p.id = s.post_id JOIN business b ON b.id = p.business_id
      WHERE s.id = ${id}::uuid AND ${decidedBy(reader)} FOR UPDATE OF s`;
    if (!held || !isSignal(held.signal)) return { kind: "gone" };
    if (held.state !== "suggested") return { kind: "decided" };
    const decide = (state: string, eventId: string | null) => tx.$executeRaw`
      UPDATE post_signal SET state = ${state}, decided_by_id = ${person.id}::uuid, decided_at = ${now()},
        event_id = ${eventId}::uuid WHERE id = ${id}::uuid`;
    if (!isSo) {
      await decide("rejected", null);
      return { kind: "rejected" };
    }
    const row = SIGNAL_TABLE[held.signal];
    const exports = held.signal === "export" && (held.trade === null || held.trade === "none");
    const day = dayInBritain(held.at);
    const saved = await saveChangeWithin(
      tx,
      { kind: "officer", personId: person.id, sourceKey: `officer:${councilCode}`, councilCode },
      {
        businessId: held.businessId,
        patch: exports ? { business: { internationalTrade: "occasional" } } : {},
        reported: [{ type: row.event, details: { ...row.details, what: held.title, post: held.reference } }],
        confirmsAll: false,
        effectiveOn: day,
        submissionKey: null,
        baseVersion: null,
        note: texts.news.signals.note(held.reference, held.phrase),
      },
    );
    if (saved.kind === "refused") return { kind: "refused", message: saved.faults[0]?.message ?? "" };
    const event = saved.kind === "saved" ? saved.events.find(({ type }) => type === row.event) : undefined;
    await decide("confirmed", event?.id ?? null);
    await tx.$executeRaw`
      INSERT INTO audit_entry (id, at, person_id, action, subject, detail)
      VALUES (${newId()}::uuid, ${now()}, ${person.id}::uuid, 'signal.confirmed', ${held.businessId},
        ${JSON.stringify({ signal: held.signal, post: held.reference })}::jsonb)`;
    return { kind: "confirmed", label: row.label, business: held.business };
  });
}
