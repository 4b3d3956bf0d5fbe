import type { StaffReader } from "~/casework/queries/find-business.server.ts";
import type { Role } from "~/platform/auth/policy.ts";
import type { Tx } from "~/platform/db.server.ts";
import { insertStaff, insertTeam } from "./people.ts";

/** A new officer of one of a council's teams, as reads and commands know whoever is signed in. */
export async function insertOfficer(
  tx: Tx,
  councilCode: string,
  team = "ED",
  roles: Role[] = ["ed_officer"],
): Promise<StaffReader> {
  const { id } = await insertTeam(tx, councilCode, team);
  const { person } = await insertStaff(tx, { councilCode, teams: [team], roles });
  return {
    councilCode,
    roles,
    teamIds: [id],
    teamCodes: [team],
    ownBusinessIds: [],
    person: { id: person.id, name: person.name, email: person.email, isDemo: false },
  };
}
