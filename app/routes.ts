import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The whole URL table, grouped by audience: the site map of the portal. The folder says who may enter. */
export default [
  // public
  index("routes/public/home.tsx"),
  route("help", "routes/public/help.tsx"),
  route("accessibility", "routes/public/accessibility.tsx"),
  route("privacy", "routes/public/privacy.tsx"),
  route("*", "routes/public/not-found.tsx"),

  // account

  // registering and claiming
  route("register", "routes/register/start.tsx"),
  route("register/check", "routes/register/check.tsx"),
  route("register/sent", "routes/register/sent.tsx"),
  route("register/:step", "routes/register/step.tsx"),

  // business

  // staff

  // system
  route("dev/components", "routes/system/dev-components.tsx"),
] satisfies RouteConfig;
