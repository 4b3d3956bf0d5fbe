import type { Ability, BusinessNeed } from "~/platform/auth/policy.ts";

/**
 * Who may open a page or send its form:
 * - anyone: everybody; what it shows may still depend on who looks
 * - person: everybody signed in
 * - token: whoever holds the link; a wrong one is told so kindly
 * - closed: nobody (an address that only takes forms)
 * - business: members of the business whose role goes so far
 * - staff: staff of the business's council with the ability
 */
export type Access = "anyone" | "person" | "token" | "closed" | { business: BusinessNeed } | { staff: Ability };

interface Expectation {
  open: Access;
  /** when its form asks for more, or less, than the page */
  send?: Access;
}

const business = (need: BusinessNeed): Access => ({ business: need });
const staff = (ability: Ability): Access => ({ staff: ability });

/** Every address of the portal. A route that is missing here fails the test, and so does a line without a route. */
export const ACCESS: Record<string, Expectation> = {
  "/": { open: "anyone" },
  "/*": { open: "closed" },
  "/help": { open: "anyone" },
  "/accessibility": { open: "anyone" },
  "/privacy": { open: "anyone" },
  "/find": { open: "anyone" },
  "/councils/:slug/logo": { open: "anyone" },
  "/councils/:slug/theme.css": { open: "anyone" },
  "/services": { open: "anyone" },
  "/services/topics/:topic": { open: "anyone" },
  "/services/:slug": { open: "anyone" },

  "/sign-in": { open: "anyone" },
  "/sign-in/link": { open: "anyone" },
  "/sign-in/link/sent": { open: "anyone" },
  "/sign-in/link/:token": { open: "token" },
  "/sign-in/second-factor": { open: "person" },
  "/sign-in/invitation/:token": { open: "token" },
  "/sign-in/first-administrator/:token": { open: "token" },
  "/sign-out": { open: "person", send: "anyone" },
  "/create-account": { open: "anyone" },
  "/create-account/:token": { open: "token" },
  "/forgot-password": { open: "anyone" },
  "/forgot-password/:token": { open: "token" },
  "/account": { open: "person" },
  "/account/name": { open: "person" },
  "/account/password": { open: "person" },
  "/account/email": { open: "person" },
  "/account/email/:token": { open: "token" },
  "/account/second-factor": { open: "person" },
  "/account/sessions": { open: "person" },
  "/account/carry-on/:token": { open: "person" },
  "/account/stay": { open: "closed", send: "anyone" },
  "/demo/become": { open: "closed", send: "closed" },

  "/register": { open: "anyone" },
  "/register/check": { open: "anyone", send: "person" },
  "/register/sent": { open: "person" },
  "/register/:step": { open: "anyone" },
  "/claim/:businessId": { open: "person" },
  "/claim/:businessId/letter": { open: "person" },
  "/claim/:businessId/email": { open: "person" },
  "/claim/:businessId/email/:token": { open: "person" },
  "/claim/:businessId/call-back": { open: "person" },
  "/claim/:businessId/code": { open: "person" },
  "/claim/:businessId/closed": { open: "person" },
  "/claim/:businessId/dispute": { open: "person" },
  "/invitation/:token": { open: "person" },
  "/join/:businessId": { open: "person" },

  "/business": { open: "person" },
  "/business/trades": { open: "person" },
  "/business/:businessId": { open: business("view"), send: business("edit") },
  "/business/:businessId/details": { open: business("view"), send: business("edit") },
  "/business/:businessId/details/:section": { open: business("edit") },
  "/business/:businessId/sites/new": { open: business("edit") },
  "/business/:businessId/sites/:siteId": { open: business("edit") },
  "/business/:businessId/sites/:siteId/close": { open: business("edit") },
  "/business/:businessId/who-sees-what": { open: business("view"), send: business("edit") },
  "/business/:businessId/links": { open: business("view"), send: business("admin") },
  "/business/:businessId/services/send": { open: business("edit") },
  "/business/:businessId/services": { open: business("view"), send: business("edit") },
  "/business/:businessId/stage": { open: business("view"), send: business("edit") },
  "/business/:businessId/people": { open: business("view"), send: business("admin") },
  "/business/:businessId/people/invite": { open: business("admin") },
  "/business/:businessId/people/leave": { open: business("view") },
  "/business/:businessId/people/:memberId": { open: business("admin") },
  "/business/:businessId/tell-us": { open: business("edit") },
  "/business/:businessId/tell-us/:type": { open: business("edit") },
  "/business/:businessId/changes": { open: business("view") },
  "/business/:businessId/changes/:reference": { open: business("view") },
  "/business/:businessId/changes/:reference/correct": { open: business("edit") },
  "/confirm/:token": { open: "token" },

  "/staff": { open: staff("staff.enter") },
  "/staff/businesses/views": { open: staff("views.keep") },
  "/staff/businesses/:businessId/services": { open: staff("businesses.view") },
  "/staff/businesses": { open: staff("businesses.view") },
  "/staff/place": { open: staff("businesses.view") },
  "/staff/place/stages": { open: staff("businesses.view") },
  "/staff/place/needs": { open: staff("businesses.view") },
  "/staff/place/wards": { open: staff("businesses.view") },
  "/staff/businesses/:businessId": { open: staff("businesses.view") },
  "/staff/businesses/:businessId/stage": { open: staff("stage.override") },
  "/staff/businesses/:businessId/record": { open: staff("businesses.record") },
  "/staff/businesses/:businessId/contacts/new": { open: staff("contacts.log") },
  "/staff/businesses/:businessId/tasks/new": { open: staff("contacts.log") },
  "/staff/businesses/:businessId/referrals/new": { open: staff("contacts.log") },
  "/staff/businesses/:businessId/plan": { open: staff("contacts.log") },
  "/staff/businesses/:businessId/lead": { open: staff("contacts.log") },
  "/staff/growth": { open: staff("triage.view"), send: staff("triage.decide") },
  "/staff/growth/watching": { open: staff("triage.view") },
  "/staff/growth/outcomes": { open: staff("triage.view") },
  "/staff/growth/outcomes/:outcomeId": { open: staff("triage.view"), send: staff("triage.decide") },
  "/staff/growth/hit-rate": { open: staff("triage.view") },
  "/staff/growth/:businessId": { open: staff("triage.decide") },
  "/staff/distress": { open: staff("triage.view"), send: staff("triage.decide") },
  "/staff/tasks": { open: staff("tasks.view") },
  "/staff/tasks/:taskId": { open: staff("tasks.view"), send: staff("contacts.log") },
  "/staff/referrals/:referralId": { open: staff("tasks.view"), send: staff("contacts.log") },
  "/staff/handover": { open: staff("work.hand_over") },
  "/staff/queue": { open: staff("queue.view") },
  "/staff/queue/:teamId": { open: staff("queue.view") },
  "/staff/items/:itemId": { open: staff("items.view"), send: staff("items.decide") },
  "/staff/letters": { open: staff("letters.view") },
  "/staff/letters/:claimId": { open: staff("letters.print") },
  "/staff/claims": { open: staff("claims.view") },
  "/staff/claims/:claimId": { open: staff("claims.view"), send: staff("claims.call") },
  "/staff/feed": { open: staff("changes.feed") },
  "/staff/feed/stream": { open: staff("changes.feed") },
  "/staff/services": { open: staff("services.view"), send: staff("services.edit") },
  "/staff/services/try": { open: staff("services.view") },
  "/staff/services/:serviceId": { open: staff("services.view"), send: staff("services.edit") },
  "/staff/people": { open: staff("people.view"), send: staff("people.manage") },
  "/staff/people/:personId": { open: staff("people.view"), send: staff("people.manage") },
  "/staff/council": { open: "closed", send: staff("staff.enter") },
  "/staff/settings/council": { open: staff("settings.council") },
  "/staff/links": { open: staff("groups.view") },
  "/staff/links/:linkId": { open: staff("groups.view"), send: staff("groups.decide") },
  "/staff/loads": { open: staff("loads.view") },

  "/dev/mailbox": { open: "anyone" },
  "/dev/mailbox/:messageId": { open: "anyone" },
  "/dev/mailbox/:messageId/html": { open: "anyone" },
  "/dev/components": { open: "anyone" },
};
