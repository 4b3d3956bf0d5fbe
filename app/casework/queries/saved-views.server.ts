import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { pgPool } from "~/platform/db.server.ts";

export interface SavedView {
  id: string;
  name: string;
  /** the filters as the list's address has them, without "?" */
  query: string;
}

const VIEWS =
  "SELECT id, name, query FROM saved_view WHERE person_id = $1 AND council_code = $2 ORDER BY lower(name), id";

/** The lists that this officer keeps at the council they work for now, by name. */
export async function listSavedViews(scope: Pick<StaffScope, "person" | "councilCode">): Promise<SavedView[]> {
  const values = [scope.person.id, scope.councilCode];
  const { rows } = await pgPool().query<SavedView>({ name: "saved-views", text: VIEWS, values });
  return rows;
}
