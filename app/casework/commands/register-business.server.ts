import { insertBusiness } from "~/businesses/commands/insert-business.server.ts";
import { answersOf } from "~/businesses/draft.server.ts";
import { nextPage, toRecord, visibilityOf } from "~/businesses/registration.ts";
import { sameBusiness } from "~/businesses/same-business.ts";
import { now } from "~/lib/clock.ts";
import { dayInBritain, fromPlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { db, type Tx } from "~/platform/db.server.ts";
import { queueMail } from "~/platform/mail/queue.server.ts";
import { catalogue } from "~/services/queries.server.ts";
import { registeredMail } from "../register-emails.ts";
import { saveChangeWithin } from "./save-change.server.ts";

export type Registered =
  | { kind: "registered" | "repeated"; businessId: string; receiptReference: string }
  /** the record is there already: to be claimed, not made twice */
  | { kind: "already_registered"; businessId: string; name: string }
  | { kind: "incomplete" }
  | { kind: "gone" };

/** Of a later domain: what came before the business hands itself over with it. */
export type Alongside = (tx: Tx, business: { id: string; name: string }) => Promise<void>;

/**
 * Sends a registration: makes the record, unverified, with the person who sent it in charge of it, and raises
 * business.registered. The same draft sent twice gives the first receipt; the same name at the same door makes no
 * second record, even when two people send it at once.
 * @param alongside  what else is written with the new record, or not at all
 */
export async function registerBusiness(
  personId: string,
  draftId: string,
  alongside: Alongside | null = null,
): Promise<Registered> {
  await catalogue(null); // read before the transaction holds a connection
  return db().$transaction((tx) => registerWithin(tx, personId, draftId, alongside));
}

async function registerWithin(
  tx: Tx,
  personId: string,
  draftId: string,
  alongside: Alongside | null,
): Promise<Registered> {
  const [draft] = await tx.$queryRaw<{ answers: unknown; business_id: string | null }[]>`
    SELECT answers, business_id FROM registration_draft
    WHERE id = ${draftId}::uuid AND person_id = ${personId}::uuid FOR UPDATE`;
  if (!draft) return { kind: "gone" };
  if (draft.business_id) return repeated(tx, draft.business_id);
  const answers = answersOf(draft.answers);
  if (nextPage(answers) !== null) return { kind: "incomplete" };
  const today = dayInBritain(now());
  const { business, site } = toRecord(answers, today);
  // two people at one postcode wait for each other, so that the second sees the first's record
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`register:${site.postcode}`}))`;
  const same = await findSame(tx, business.name, business.legalName, site);
  if (same) return { kind: "already_registered", businessId: same.id, name: same.name };

  const made = await insertBusiness(tx, business, [site], {
    source: "owner",
    personId,
    statedOn: today,
    confirmedOn: today,
  });
  await tx.business.update({ where: { id: made.id }, data: { visibility: visibilityOf(answers) } });
  await tx.membership.create({
    data: {
      id: newId(),
      businessId: made.id,
      personId,
      role: "admin",
      proof: "registered_by_owner",
      provenOn: fromPlainDate(today),
    },
  });
  const saved = await saveChangeWithin(
    tx,
    { kind: "system", personId, sourceKey: "owner" },
    {
      businessId: made.id,
      patch: {},
      reported: [
        {
          type: "business.registered",
          details: answers.succeeds ? { succeeds: answers.succeeds } : {},
        },
      ],
      effectiveOn: today,
      submissionKey: draftId,
      baseVersion: null,
    },
  );
  if (saved.kind !== "saved") throw new Error(`Registering ended as ${saved.kind}`);
  await tx.registrationDraft.update({
    where: { id: draftId },
    data: { businessId: made.id, finishedAt: now(), tokenHash: null },
  });
  await alongside?.(tx, { id: made.id, name: business.name });
  const receiptReference = saved.receipt.reference;
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
  if (person) await queueMail(tx, registeredMail(person.email, { id: made.id, name: business.name }, receiptReference));
  return { kind: "registered", businessId: made.id, receiptReference };
}

async function repeated(tx: Tx, businessId: string): Promise<Registered> {
  const receipt = await tx.receipt.findFirst({
    where: { businessId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { reference: true },
  });
  return receipt ? { kind: "repeated", businessId, receiptReference: receipt.reference } : { kind: "gone" };
}

interface Door {
  addressLine1: string | null;
  unit: string | null;
  postcode: string | null;
  uprn: string | null;
}

async function findSame(tx: Tx, name: string, legalName: string | null, address: Door) {
  const sites = await tx.site.findMany({
    where: {
      closedOn: null,
      OR: [
        ...(address.postcode ? [{ postcode: address.postcode }] : []),
        ...(address.uprn ? [{ uprn: address.uprn }] : []),
      ],
      business: { mergedIntoId: null, archivedAt: null },
    },
    include: {
      business: { select: { id: true, name: true, legalName: true, tradingNames: true, tradingStatus: true } },
    },
  });
  const names = legalName ? [name, legalName] : [name];
  return sites.find((site) =>
    sameBusiness(
      { names, address },
      {
        names: [site.business.name, site.business.legalName, ...site.business.tradingNames],
        address: site,
        tradingStatus: site.business.tradingStatus,
      },
    ),
  )?.business;
}
