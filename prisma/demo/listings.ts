import type { Tx } from "~/platform/db.server.ts";
import { listInDirectory } from "../../tests/support/builders/listings.ts";
import type { Random } from "../../tests/support/builders/random.ts";
import type { DemoBusiness } from "./crowd.ts";

/** What makes one firm of a trade sound different from the next. */
const TOUCHES = [
  "Run by the same family since the start.",
  "We come to you within ten miles.",
  "Open on Saturdays.",
  "Ring for a free quote.",
  "We buy from local suppliers wherever we can.",
  "Step-free access and parking outside.",
  "New customers are always welcome.",
  "Small orders are fine.",
  "Card and cash taken.",
  "Ask us about gift vouchers.",
];
const HOURS = [
  "Monday to Friday, 9am to 5pm",
  "Monday to Saturday, 8.30am to 5.30pm",
  "Tuesday to Saturday, 10am to 4pm",
  "Every day, 10am to 6pm",
  "Wednesday to Sunday, 11am to 9pm",
];

/** Most proven firms of the demonstration show themselves in the directory; a few never did, and some keep trade local. */
export async function insertListings(tx: Tx, firms: readonly DemoBusiness[], random: Random): Promise<number> {
  const proven = firms.filter(
    ({ business }) => business.verification === "proven" && business.tradingStatus === "trading" && random.chance(0.85),
  );
  const said = proven.map(({ business }) => ({
    id: business.id,
    description: [business.description, random.pick(TOUCHES), random.chance(0.5) ? random.pick(TOUCHES) : ""]
      .filter((line, at, lines) => line && lines.indexOf(line) === at)
      .join(" "),
    hours: random.pick(HOURS),
    showEmail: random.chance(0.8) || !business.phone || business.phone.startsWith("07"),
    keepLocal: random.chance(0.3),
  }));
  const json = JSON.stringify(said);
  await tx.$executeRaw`
    UPDATE business b SET description = row.description,
      visibility = CASE WHEN row."showEmail" THEN b.visibility || '{"email":"public"}' ELSE b.visibility END
    FROM jsonb_to_recordset(${json}::jsonb) AS row(id uuid, description text, "showEmail" boolean)
    WHERE b.id = row.id AND b.description IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE site s SET opening_hours = row.hours
    FROM jsonb_to_recordset(${json}::jsonb) AS row(id uuid, hours text)
    WHERE s.business_id = row.id AND s.public_access AND s.opening_hours IS NULL AND s.closed_on IS NULL`;
  return listInDirectory(
    tx,
    said.map(({ id, keepLocal }) => ({ id, keepLocal })),
  );
}
