import type { Db } from "~/platform/db.server.ts";
import { texts } from "~/texts/texts.ts";
import { beginDraft } from "./draft.server.ts";
import type { Answers } from "./registration.ts";

/**
 * Begins the registration of a new business at the place of a closed one. The address of business premises is filled
 * in, with where it comes from, to be confirmed; a home's is nobody else's to see.
 */
export async function beginSuccessor(
  db: Db,
  request: Request,
  personId: string,
  closed: { id: string; name: string },
): Promise<void> {
  const site = await db.site.findFirst({
    where: { businessId: closed.id, premisesType: { in: ["commercial", "shared"] }, postcode: { not: null } },
    orderBy: [{ closedOn: { sort: "asc", nulls: "first" } }, { position: "asc" }],
  });
  const answers: Answers = { kind: "trading", succeeds: closed.id };
  if (site?.postcode) {
    const source = texts.claim.closed.source(closed.name);
    answers.postcode = site.postcode;
    answers.premises = site.premisesType === "shared" ? "shared" : "commercial";
    answers.addressLine1 = site.addressLine1;
    answers.addressLine2 = site.addressLine2;
    answers.town = site.town;
    answers.prefilled = Object.fromEntries(
      ["postcode", "premises", "addressLine1", "addressLine2", "town"].flatMap((field) =>
        answers[field as keyof Answers] ? [[field, source]] : [],
      ),
    );
  }
  await beginDraft(db, request, personId, answers);
}
