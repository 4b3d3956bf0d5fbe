import type { StaffReader } from "~/casework/queries/find-business.server.ts";
import { newId } from "~/lib/ids.ts";
import type { StaffActor } from "~/platform/auth/guards.server.ts";
import type { Role } from "~/platform/auth/policy.ts";
import type { Tx } from "~/platform/db.server.ts";
import { insertStaff, insertTeam } from "./people.ts";
import { LICHFIELD } from "./places.ts";

/**
 * An officer as reads and commands know whoever is signed in, in no table: of Lichfield's economic development, in no team,
 * unless it is said otherwise.
 */
export function officer(more: Partial<StaffActor> = {}): StaffActor {
  return {
    kind: "staff",
    person: { id: newId(), name: "Sam Price", email: "sam.price@example.org", isDemo: false },
    sessionId: "",
    councilCode: LICHFIELD,
    roles: ["ed_officer"],
    teamIds: [],
    teamCodes: [],
    ownBusinessIds: [],
    ...more,
  };
}

/** A new officer of one of a council's teams, in the tables. */
export async function insertOfficer(
  tx: Tx,
  councilCode: string,
  team = "ED",
  roles: Role[] = ["ed_officer"],
): Promise<StaffReader> {
  const { id } = await insertTeam(tx, councilCode, team);
  const { person } = await insertStaff(tx, { councilCode, teams: [team], roles });
  const { name, email } = person;
  const signedIn = { id: person.id, name, email, isDemo: false };
  return officer({ councilCode, roles, teamIds: [id], teamCodes: [team], person: signedIn });
}
