import { statements } from "~/platform/statements.server.ts";
import type { SectorGroup } from "./sector-groups.ts";
import { settingsInForce } from "./settings.server.ts";
import { findDraft, listVersions } from "./settings-queries.server.ts";

/** Every sector group there is, was, or is to be by a draft: what the key of an outcome is called. */
export async function sectorGroupsOf(draftId: string | null): Promise<SectorGroup[]> {
  const tx = statements();
  const draft = draftId === null ? null : await findDraft(tx, draftId);
  const former = (await listVersions(tx, "stake")).map((version) => version.data);
  const wanted = draft?.topic === "stake" ? [draft.data] : [];
  const all = [...wanted, (await settingsInForce(tx)).stake, ...former] as { sectors?: SectorGroup[] }[];
  return all.flatMap((settings) => settings.sectors ?? []);
}
