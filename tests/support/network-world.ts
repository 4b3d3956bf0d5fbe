import { beforeAll, beforeEach } from "vitest";
import { setClock } from "~/lib/clock.ts";
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

const START = new Date("2026-11-22T10:00:00Z");

/** For a test file: two firms, new before each test, and a clock that stands until it is moved. */
export function useTwoFirms(database: ReturnType<typeof useDatabase>) {
  let at = START;
  let firms: { bakery: Firm; dairy: Firm } | undefined;
  beforeAll(() => {
    setClock({ now: () => at });
  });
  beforeEach(async () => {
    at = START;
    firms = { bakery: await insertFirm(database), dairy: await insertFirm(database) };
  });
  return {
    firms() {
      if (!firms) throw new Error("The firms are there from beforeEach on");
      return firms;
    },
    now: () => at,
    later(minutes: number): void {
      at = new Date(at.getTime() + minutes * 60_000);
    },
    /** What came to the address of a firm's person, the oldest first. */
    async mailsTo(firm: Firm): Promise<string[]> {
      const mails = await database.db.message.findMany({ where: { recipient: firm.ownEmail }, orderBy: { id: "asc" } });
      return mails.map(({ subject, text, html }) => `${subject}\n${text}\n${html}`);
    },
  };
}
