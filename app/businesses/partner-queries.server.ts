import { db } from "~/platform/db.server.ts";

export interface Partner {
  key: string;
  name: string;
  /** chamber | growth_hub | membership_body | education | improvement_district | enterprise_agency */
  kind: string;
  /** false when it is not offered any more */
  active: boolean;
}

/** Every partner body by name, those that are not offered any more too: what was chosen for them stands. */
export function listPartners(): Promise<Partner[]> {
  return db().partnerBody.findMany({ orderBy: [{ name: "asc" }, { key: "asc" }] });
}
