import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The whole URL table, grouped by audience: the site map of the portal. The folder says who may enter. */
export default [
  // public
  index("routes/public/home.tsx"),

  // account

  // registering and claiming

  // business

  // staff

  // system
] satisfies RouteConfig;
