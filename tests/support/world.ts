import type { SavedEvent } from "~/casework/change.ts";
import { saveChange } from "~/casework/commands/save-change.server.ts";
import { today } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import type { Role } from "~/platform/auth/policy.ts";
import { hashToken } from "~/platform/auth/session.server.ts";
import type { Tx } from "~/platform/db.server.ts";
import { seal } from "~/platform/security/seal.server.ts";
import { insertBuilt, insertMembership } from "./builders/insert.ts";
import { insertStartPlan } from "./builders/journey.ts";
import { listInDirectory } from "./builders/listings.ts";
import { insertPerson, insertStaff, insertTeam } from "./builders/people.ts";
import { LICHFIELD, TAMWORTH } from "./builders/places.ts";
import { insertMessage, insertPost } from "./builders/posts.ts";
import { forgeSession } from "./session.ts";

/** Two businesses in two districts, with something of each kind that a page can be about. */
export interface World {
  /** what to put for each parameter of an address: things of Lichfield and of its business */
  params: Record<string, string>;
  /** the same kinds of things, of the business in Tamworth */
  otherParams: Record<string, string>;
  /** Signs a made-up member of staff in. Each call is a session of its own. */
  staff(role: Role, council?: "lichfield" | "tamworth"): Promise<string>;
  /** Signs somebody in who belongs to Lichfield's business. */
  member(role: "admin" | "editor" | "viewer"): Promise<string>;
  /** Signs the owner of Tamworth's business in. */
  otherOwner(): Promise<string>;
  /** Signs somebody in who has an account and nothing else. */
  starter(): Promise<string>;
}

export async function makeWorld(tx: Tx): Promise<World> {
  const params = await makeBusiness(tx, LICHFIELD);
  const otherParams = await makeBusiness(tx, TAMWORTH);
  const service = await tx.service.findFirst({ where: { status: "live" } });
  const token = "x".repeat(43);
  await insertStartPlan(tx, token);
  await insertPartnerMatters(tx, token);
  const common = {
    section: "people",
    groupKey: "sector:shops",
    step: "what",
    type: "waste.changed",
    topic: service?.topics[0] ?? "none",
    slug: service?.slug ?? "none",
    model: "lifecycle",
    ...(await settingsUnderWay(tx)),
    serviceId: service?.id ?? "none",
    token,
    task: "choose-name",
    licence: "licence-food-registration",
    at: "0",
    need: "finance",
    partnerKey: PARTNER,
    code: LINK,
    trade: "cafe",
    feedFile: "news.rss",
    firmFeed: "feed.rss",
    year: "2026-27",
    messageId: newId(),
  };
  const memberIds: Record<string, string> = {};
  for (const role of ["admin", "editor", "viewer"] as const) {
    const person = await insertPerson(tx);
    await insertMembership(tx, { businessId: params.businessId ?? "", personId: person.id, role });
    memberIds[role] = person.id;
  }
  const other = await insertPerson(tx);
  await insertMembership(tx, { businessId: otherParams.businessId ?? "", personId: other.id });
  const nobody = await insertPerson(tx);
  const staffIds = new Map<string, string>();
  return {
    params: { ...common, ...params },
    otherParams: { ...common, ...otherParams },
    async staff(role, council = "lichfield") {
      const key = `${role} ${council}`;
      const councilCode = council === "lichfield" ? LICHFIELD : TAMWORTH;
      const known =
        staffIds.get(key) ?? (await insertStaff(tx, { roles: [role], councilCode, teams: ["EH"] })).person.id;
      staffIds.set(key, known);
      return forgeSession(tx, known);
    },
    async member(role) {
      const personId = memberIds[role] ?? "";
      // an earlier test may have left the business, or been made something else
      await tx.membership.updateMany({ where: { personId }, data: { role, endedAt: null, until: null } });
      return forgeSession(tx, personId, { secondFactor: false });
    },
    otherOwner: () => forgeSession(tx, other.id, { secondFactor: false }),
    starter: () => forgeSession(tx, nobody.id, { secondFactor: false }),
  };
}

async function makeBusiness(tx: Tx, councilCode: string): Promise<Record<string, string>> {
  const business = await insertBuilt(tx, { trade: "cafe", councilCode });
  const businessId = business.id;
  const siteId = business.sites[0]?.id ?? "";
  await listInDirectory(tx, [business]);
  const owner = await insertPerson(tx);
  const team = await insertTeam(tx, councilCode, "EH");
  const staff = await insertStaff(tx, { councilCode, teams: ["EH"] });
  const event = await changeSomething(businessId, owner.id);
  const item = await tx.caseItem.create({
    data: {
      id: newId(),
      eventId: event.id,
      businessId,
      teamId: team.id,
      councilCode,
      reason: "A kitchen has moved.",
      ruleKey: "test",
      fields: ["employees"],
      dueOn: new Date("2026-12-01"),
    },
  });
  const claim = (proof: string, codeSealed: string | null) =>
    tx.claim.create({ data: { id: newId(), businessId, personId: owner.id, proof, codeSealed, status: "waiting" } });
  const letter = await claim("letter", seal("claim-code", "7K3M-29XB"));
  const callBack = await claim("call_back", null);
  const membership = await insertMembership(tx, { businessId, personId: owner.id });
  const child = await insertBuilt(tx, { trade: "cafe", councilCode });
  const link = await tx.groupLink.create({
    data: { id: newId(), parentId: businessId, childId: child.id, kind: "subsidiary", waitingFor: "child" },
  });
  const work = { businessId, councilCode, teamCode: "EH", dueOn: new Date("2026-12-01") };
  const task = await tx.task.create({ data: { ...work, id: newId(), kind: "own", title: "Ring back" } });
  const referral = await tx.referral.create({
    data: { ...work, id: newId(), toTeamId: team.id, toName: "Food", reason: "Advice", shared: ["name"] },
  });
  const contact = await tx.contact.create({
    data: { id: newId(), businessId, councilCode, teamCode: "EH", happenedOn: new Date("2026-11-02"), channel: "call", purpose: "Food", barriers: [], flags: [] },
  }); // biome-ignore format: one row
  const decision = await tx.triageDecision.create({
    data: {
      ...work, id: newId(), queue: "growth", decision: "contact", reason: "hiring", backOn: new Date("2027-05-01"), score: 20,
      settingsVersion: 1, outcomes: { create: { id: newId(), months: 3, dueOn: new Date("2026-12-01") } },
    },
    include: { outcomes: true },
  }); // biome-ignore format: one row
  const visit = await tx.visit.create({
    data: {
      id: newId(),
      businessId,
      siteId,
      councilCode,
      teamCode: "EH",
      purpose: "Routine",
      plannedOn: new Date("2026-12-01"),
    },
  });
  const look = {
    primaryColour: "#3b1f6b",
    logo: { create: { mediaType: "image/svg+xml", content: Buffer.from("<svg/>"), hash: "x" } },
  };
  const council = await tx.council.update({ where: { code: councilCode }, data: look });
  return {
    ...(await insertNetworkMatters(tx, businessId, child.id, councilCode)),
    councilSlug: council.slug,
    firmSlug: business.slug,
    part: "pages",
    linkId: link.id,
    businessId,
    siteId,
    reference: event.reference,
    memberId: membership.id,
    teamId: team.id,
    itemId: item.id,
    taskId: task.id,
    contactId: contact.id,
    visitId: visit.id,
    referralId: referral.id,
    outcomeId: decision.outcomes[0]?.id ?? "",
    claimId: callBack.id,
    letterId: letter.id,
    personId: staff.person.id,
  };
}

/** A post with a decision against it, and a reported message. */
async function insertNetworkMatters(tx: Tx, businessId: string, otherId: string, councilCode: string) {
  const post = await insertPost(tx, { businessId, councilCode });
  const actionId = newId();
  await tx.moderationAction.create({
    data: { id: actionId, postId: post.id, businessId, councilCode, action: "warned", stateBefore: "live", stateAfter: "live" },
  }); // biome-ignore format: one row
  const news = await insertPost(tx, { businessId, councilCode, kind: "good_news", title: "Thirty years of bread" });
  const picture = { mediaType: "image/jpeg", name: "a.jpg", bytes: 1, hash: "x", content: Buffer.from("x") };
  const fileId = newId();
  await tx.postFile.create({ data: { id: fileId, postId: news.id, ...picture } });
  const { messageId, threadId } = await insertMessage(tx, {
    fromBusinessId: otherId,
    toBusinessId: businessId,
    body: "Hello",
  });
  await tx.postReport.create({ data: { id: newId(), messageId, businessId, reason: "junk" } });
  const introductionId = newId();
  await tx.introduction.create({
    data: { id: introductionId, fromBusinessId: otherId, toBusinessId: businessId, why: "Bread", expiresOn: new Date("2099-01-01") },
  }); // biome-ignore format: one row
  const ids = { actionId, threadId, introductionId, fileId, threadMessageId: messageId };
  return { ...ids, postId: post.id, postReference: post.reference, newsReference: news.reference };
}

/** A draft of a model's settings and work over all businesses: of no council in particular. */
async function settingsUnderWay(tx: Tx): Promise<{ draftId: string; runId: string }> {
  const { id: authorId } = await insertPerson(tx);
  const draft = await tx.settingsDraft.create({
    data: { id: newId(), topic: "needs", data: {}, basedOn: 1, authorId, editorIds: [authorId] },
  });
  const run = await tx.modelRun.create({ data: { id: newId(), kind: "recompute", status: "done" } });
  return { draftId: draft.id, runId: run.id };
}

/** One saved change, with the receipt and the events that follow. */
async function changeSomething(businessId: string, personId: string): Promise<SavedEvent> {
  const result = await saveChange(
    { kind: "owner", personId, sourceKey: "owner" },
    {
      businessId,
      patch: { business: { employees: 31, description: "Breakfasts, lunches and a shelf of local jam." } },
      effectiveOn: today(),
      submissionKey: null,
      baseVersion: null,
    },
  );
  const event = result.kind === "saved" ? result.events[0] : undefined;
  if (!event) throw new Error(`The change was not saved: ${result.kind}`);
  return event;
}

const PARTNER = "chamber";
const LINK = "7K3M29";

/** A partner with a page, a link, a request and an introduction, all at the same secret address. */
async function insertPartnerMatters(tx: Tx, token: string): Promise<void> {
  const tokenHash = hashToken(token);
  const expiresAt = new Date(Date.now() + 86_400_000);
  await tx.partnerBody.update({ where: { key: PARTNER }, data: { pageHash: tokenHash } });
  await tx.partnerLink.create({ data: { id: newId(), partnerKey: PARTNER, code: LINK, label: "Front desk" } });
  await tx.partnerRequest.create({
    data: { id: newId(), name: "Trent Bank", kind: "bank", contactName: "Bo", contactEmail: "bo@trent.example", tokenHash, expiresAt },
  }); // biome-ignore format: one row
  await tx.partnerIntroduction.create({
    data: { id: newId(), partnerKey: PARTNER, councilCode: LICHFIELD, clientName: "Cy", clientEmail: "cy@client.example", tokenHash, expiresAt },
  }); // biome-ignore format: one row
}
