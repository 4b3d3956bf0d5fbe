import { answerStatement } from "~/businesses/commands/answer-statement.server.ts";
import { dropDrafts } from "~/businesses/commands/hold-statements.server.ts";
import { DRAFT_SOURCE, listSourceLines } from "~/businesses/profile-statements.server.ts";
import { BUSINESS_COLUMNS, SITE_COLUMNS } from "~/businesses/queries.server.ts";
import type { BusinessFields, ProfilePatch, SiteFields } from "~/businesses/snapshot.ts";
import { today } from "~/lib/clock.ts";
import { db } from "~/platform/db.server.ts";
import type { ChangeResult } from "../change.ts";
import { ownerActor } from "../profile-edit.server.ts";
import { saveChangeWithin } from "./save-change.server.ts";

interface Asker {
  businessId: string;
  personId: string;
  proven: boolean;
}

export type Answered = ChangeResult | { kind: "noted" } | { kind: "gone" };

/**
 * The owner's answer to "another source says". Right: it is the owner's word too from then on, and the shown
 * value by a change like any other, unless an official register that knows better says otherwise. Wrong: that is noted, and when an official or council register says it, somebody is told to look.
 */
export function answerSource(asker: Asker, statementId: string, verdict: "right" | "wrong"): Promise<Answered> {
  return db().$transaction(async (tx): Promise<Answered> => {
    if (!asker.proven) return { kind: "noted" };
    const said = await answerStatement(tx, asker.businessId, statementId, verdict);
    if (!said) return { kind: "gone" };
    const patch = verdict === "right" ? patchFor(said.siteId, said.field, said.value) : {};
    const disputed = verdict === "wrong" && said.sourceKind !== "partner";
    const result = await saveChangeWithin(tx, ownerActor(asker.personId), {
      businessId: asker.businessId,
      patch,
      reported: disputed
        ? [{ type: "details.disputed", details: { fields: [said.field], source: said.sourceName } }]
        : [],
      effectiveOn: today(),
      submissionKey: null,
      baseVersion: null,
      weigh: true,
    });
    return result.kind === "nothing_changed" ? { kind: "noted" } : result;
  });
}

/** What was written before the proof, saved now as one change. */
export function saveDrafts(asker: Asker, submissionKey: string | null): Promise<Answered> {
  return db().$transaction(async (tx): Promise<Answered> => {
    if (!asker.proven) return { kind: "noted" };
    const drafts = (await listSourceLines(asker.businessId)).filter((line) => line.sourceKey === DRAFT_SOURCE);
    const patch: ProfilePatch = { business: {}, sites: [] };
    for (const draft of drafts) {
      const one = patchFor(draft.siteId, draft.field, draft.value);
      Object.assign(patch.business ?? {}, one.business);
      for (const site of one.sites ?? []) {
        const known = patch.sites?.find((other) => other.id === site.id);
        if (known) Object.assign(known, site);
        else patch.sites?.push(site);
      }
    }
    const result = await saveChangeWithin(tx, ownerActor(asker.personId), {
      businessId: asker.businessId,
      patch,
      effectiveOn: today(),
      submissionKey,
      baseVersion: null,
      weigh: true,
    });
    if (result.kind !== "refused") await dropDrafts(tx, asker.businessId);
    return result.kind === "nothing_changed" ? { kind: "noted" } : result;
  });
}

/** The patch that makes one field what a source says; a field that the profile does not have changes nothing. */
function patchFor(siteId: string | null, field: string, value: unknown): ProfilePatch {
  if (siteId) {
    if (!Object.hasOwn(SITE_COLUMNS, field)) return {};
    return { sites: [{ id: siteId, [field]: value } as Partial<SiteFields> & { id: string }] };
  }
  return Object.hasOwn(BUSINESS_COLUMNS, field) ? { business: { [field]: value } as Partial<BusinessFields> } : {};
}
