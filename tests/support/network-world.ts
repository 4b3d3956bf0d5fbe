import { insertBuilt, insertMembership } from "./builders/insert.ts";
import { insertPerson } from "./builders/people.ts";
import { LICHFIELD } from "./builders/places.ts";
import type { useDatabase } from "./database.ts";

let serial = 0;

/** A proven business with one person who runs it, as commands know them, and both of its addresses. */
export async function insertFirm(
  { db }: ReturnType<typeof useDatabase>,
  more: NonNullable<Parameters<typeof insertBuilt>[1]> & { provenMember?: boolean } = {},
) {
  serial += 1;
  const { provenMember = true, ...overrides } = more;
  const email = `office.${serial}@firm${serial}.example`;
  const business = await insertBuilt(db, {
    trade: "cafe",
    councilCode: LICHFIELD,
    name: `Firm Number ${serial}`,
    email,
    ...overrides,
  });
  const person = await insertPerson(db, { email: `owner.${serial}@home${serial}.example` });
  const on = provenMember ? new Date("2026-01-01") : null;
  await insertMembership(db, { businessId: business.id, personId: person.id, provenOn: on });
  return {
    business,
    email,
    ownEmail: person.email,
    actor: { businessId: business.id, proven: provenMember, person: { id: person.id } },
  };
}
export type Firm = Awaited<ReturnType<typeof insertFirm>>;
