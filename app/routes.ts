import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The whole URL table, grouped by audience: the site map of the portal. The folder says who may enter. */
export default [
  // public
  index("routes/public/home.tsx"),
  route("help", "routes/public/help.tsx"),
  route("accessibility", "routes/public/accessibility.tsx"),
  route("privacy", "routes/public/privacy.tsx"),
  route("services", "routes/public/services.tsx"),
  route("services/topics/:topic", "routes/public/services-topic.tsx"),
  route("services/:slug", "routes/public/service.tsx"),
  route("*", "routes/public/not-found.tsx"),

  // account
  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-in/link", "routes/account/sign-in-link.tsx"),
  route("sign-in/link/sent", "routes/account/link-sent.tsx"),
  route("sign-in/link/:token", "routes/account/sign-in-link-use.tsx"),
  route("sign-in/second-factor", "routes/account/second-factor.tsx"),
  route("sign-in/invitation/:token", "routes/account/invitation.tsx"),
  route("sign-in/first-administrator/:token", "routes/account/first-administrator.tsx"),
  route("sign-out", "routes/account/sign-out.tsx"),
  route("create-account", "routes/account/create-account.tsx"),
  route("create-account/:token", "routes/account/create-account-finish.tsx"),
  route("forgot-password", "routes/account/forgot-password.tsx"),
  route("forgot-password/:token", "routes/account/forgot-password-set.tsx"),
  route("account", "routes/account/account.tsx"),
  route("account/name", "routes/account/account-name.tsx"),
  route("account/password", "routes/account/account-password.tsx"),
  route("account/email", "routes/account/account-email.tsx"),
  route("account/email/:token", "routes/account/account-email-confirm.tsx"),
  route("account/second-factor", "routes/account/account-second-factor.tsx"),
  route("account/sessions", "routes/account/account-sessions.tsx"),
  route("account/carry-on/:token", "routes/account/carry-on.tsx"),
  route("account/stay", "routes/account/stay.ts"),
  route("demo/become", "routes/account/demo-become.ts"),

  // registering and claiming
  route("register", "routes/register/start.tsx"),
  route("register/check", "routes/register/check.tsx"),
  route("register/sent", "routes/register/sent.tsx"),
  route("register/:step", "routes/register/step.tsx"),
  route("claim/:businessId", "routes/claim/claim.tsx"),
  route("claim/:businessId/letter", "routes/claim/letter.tsx"),
  route("claim/:businessId/email", "routes/claim/email.tsx"),
  route("claim/:businessId/email/:token", "routes/claim/confirm-email.tsx"),
  route("claim/:businessId/call-back", "routes/claim/call-back.tsx"),
  route("claim/:businessId/code", "routes/claim/code.tsx"),
  route("claim/:businessId/closed", "routes/claim/closed.tsx"),
  route("claim/:businessId/dispute", "routes/claim/dispute.tsx"),

  // business
  route("business/:businessId/services", "routes/business/services.tsx"),
  route("business/:businessId/stage", "routes/business/stage.tsx"),

  // staff
  route("staff", "routes/staff/home.tsx"),
  route("staff/businesses", "routes/staff/businesses.tsx"),
  route("staff/businesses/:businessId", "routes/staff/business.tsx"),
  route("staff/businesses/:businessId/stage", "routes/staff/business-stage.tsx"),
  route("staff/feed", "routes/staff/feed.tsx"),
  route("staff/feed/stream", "routes/staff/feed-stream.ts"),
  route("staff/people", "routes/staff/people.tsx"),
  route("staff/people/:personId", "routes/staff/person.tsx"),
  route("staff/council", "routes/staff/council.ts"),

  // system
  route("dev/mailbox", "routes/system/dev-mailbox.tsx"),
  route("dev/mailbox/:messageId", "routes/system/dev-mailbox-message.tsx"),
  route("dev/mailbox/:messageId/html", "routes/system/dev-mailbox-html.ts"),
  route("dev/components", "routes/system/dev-components.tsx"),
] satisfies RouteConfig;
