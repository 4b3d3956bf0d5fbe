import { filterContact } from "~/businesses/field-filter.ts";
import { today } from "~/lib/clock.ts";
import { addDays, formatDay, type PlainDate } from "~/lib/dates.ts";
import { statements } from "~/platform/statements.server.ts";
import { texts } from "~/texts/texts.ts";
import { RECENT_DAYS } from "../contact-terms.ts";
import { teamName } from "../teams.ts";
import { type StaffReader, viewerOf } from "./find-business.server.ts";

const words = texts.contacts;

interface Row {
  id: string;
  teamCode: string;
  /** null: the reader's own council */
  council: string | null;
  person: string | null;
  happenedOn: PlainDate;
  channel: string;
  purpose: string | null;
  summary: null;
  restricted: boolean;
  planned: boolean;
}

/**
 * Who was in touch with a business in the last 30 days, or means to be soon, of any council: what about only where the
 * reader may know. Other councils' lines show that they happened and no more.
 */
export async function listRecentContacts(
  reader: StaffReader,
  businessId: string,
): Promise<{ id: string; text: string }[]> {
  const { councilCode } = reader;
  const rows = await statements().$queryRaw<Row[]>`
    (SELECT c.id, c.team_code AS "teamCode", CASE WHEN c.council_code <> ${councilCode} THEN k.short_name END AS council,
       CASE WHEN c.council_code = ${councilCode} THEN p.name END AS person, c.happened_on::text AS "happenedOn", c.channel, c.purpose,
       NULL AS summary, c.restricted OR c.council_code <> ${councilCode} AS restricted, false AS planned
     FROM contact c JOIN council k ON k.code = c.council_code LEFT JOIN person p ON p.id = c.person_id
     WHERE c.business_id = ${businessId}::uuid AND c.taken_back_at IS NULL AND c.happened_on BETWEEN ${addDays(today(), -RECENT_DAYS)}::date AND ${today()}::date
     ORDER BY c.happened_on DESC, c.id DESC LIMIT 6)
    UNION ALL
    (SELECT t.id, t.team_code, NULL, p.name, t.due_on::text, '', NULL, NULL, t.restricted, true
     FROM task t LEFT JOIN person p ON p.id = t.assigned_to_id
     WHERE t.business_id = ${businessId}::uuid AND t.council_code = ${councilCode} AND t.kind = 'planned_contact' AND t.state = 'open'
       AND t.due_on BETWEEN ${today()}::date AND ${addDays(today(), RECENT_DAYS)}::date
     ORDER BY t.due_on LIMIT 3)`;
  const viewer = viewerOf(reader);
  const own = { kind: "staff", roles: [], teamCodes: [] } as const;
  return rows.map((row) => {
    // a team of the same code in another council is another team
    const line = filterContact(row, row.council ? own : viewer);
    return { id: row.id, text: sentence(line) };
  });
}

function sentence(line: Row & { hidden: boolean }): string {
  const who = [line.person, teamName(line.teamCode), line.council].filter(Boolean).join(", ");
  const day = formatDay(line.happenedOn);
  if (line.planned) return `${words.warning.planned(who, day)}.`;
  const said = words.warning.line(who, words.channels[line.channel] ?? line.channel, day);
  if (line.hidden) return `${said}. ${words.warning.hidden}`;
  return `${said}${line.purpose ? `, ${words.warning.about(line.purpose)}` : ""}.`;
}
