import { config } from "../config.server.ts";
import { db } from "../db.server.ts";
import { type SignedIn, startSession } from "./sign-in.server.ts";

export interface DemoPerson {
  id: string;
  name: string;
  label: string;
}

/** The people of the demonstration, in their order; nobody when this is not one. */
export async function listDemoPeople(): Promise<DemoPerson[]> {
  if (!config().demo.enabled) return [];
  const people = await db().person.findMany({
    where: { demoLabel: { not: null }, disabledAt: null },
    select: { id: true, name: true, demoLabel: true },
    orderBy: [{ demoOrder: "asc" }, { name: "asc" }],
    take: 50,
  });
  return people.map(({ id, name, demoLabel }) => ({ id, name, label: demoLabel ?? "" }));
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
