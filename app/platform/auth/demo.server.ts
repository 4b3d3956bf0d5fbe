import { config } from "../config.server.ts";
import { db } from "../db.server.ts";
import { type SignedIn, startSession } from "./sign-in.server.ts";

export interface DemoPerson {
  id: string;
  name: string;
  /** "Who they are: what they can show you" */
  label: string;
}

/** People of the demonstration who belong together. */
export interface DemoGroup {
  /** owners; staff of the council that the demonstration is about; staff of the other councils */
  kind: "owners" | "council" | "others";
  /** the council's name, for its own staff */
  council: string | null;
  people: DemoPerson[];
}

/** The people of the demonstration, grouped, each group in its order; nobody when this is not one. */
export async function listDemoPeople(): Promise<DemoGroup[]> {
  if (!config().demo.enabled) return [];
  const people = await db().$queryRaw<(DemoPerson & { councilCode: string | null; council: string | null })[]>`
    SELECT p.id, p.name, p.demo_label AS label, r.council_code AS "councilCode", c.name AS council
    FROM person p
    LEFT JOIN LATERAL (
      SELECT r.council_code FROM staff_role r WHERE r.person_id = p.id AND r.ended_at IS NULL ORDER BY r.id LIMIT 1
    ) r ON true
    LEFT JOIN council c ON c.code = r.council_code
    WHERE p.demo_label IS NOT NULL AND p.disabled_at IS NULL
    ORDER BY p.demo_order, p.name LIMIT 50`;
  const home = people.find((person) => person.councilCode !== null)?.councilCode ?? null;
  const kindOf = (code: string | null): DemoGroup["kind"] =>
    code === null ? "owners" : code === home ? "council" : "others";
  return (["owners", "council", "others"] as const).flatMap((kind) => {
    const members = people.filter((person) => kindOf(person.councilCode) === kind);
    if (members.length === 0) return [];
    const council = kind === "council" ? (members[0]?.council ?? null) : null;
    return [{ kind, council, people: members.map(({ id, name, label }) => ({ id, name, label })) }];
  });
}

/** Signs in as somebody of the demonstration. Null when this is not one, or the person is real: the door is not there. */
export async function becomeDemoPerson(request: Request, personId: string, next?: string): Promise<SignedIn | null> {
  if (!config().demo.enabled) return null;
  const person = await db().person.findFirst({
    where: { id: personId, demoLabel: { not: null }, disabledAt: null },
    select: { id: true },
  });
  if (!person) return null;
  return db().$transaction((tx) => startSession(tx, request, person.id, { next, secondFactor: true }));
}
