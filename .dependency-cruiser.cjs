/** A later domain may import an earlier one, never the reverse (docs: the architecture's arrows). */
const DOMAINS = [
  ...["places", "businesses", "circumstances", "classification", "services", "casework", "delivery", "journey"],
  ...["directory", "network", "matching", "sharing", "insight"],
];
const ANY_DOMAIN = `^app/(${DOMAINS.join("|")})/`;
const TEST = "\\.test\\.tsx?$";

/** @type {(name: string, comment: string, from: object, to: object) => object} */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    forbid("no-cycles", "Two files that need each other are one file, or miss a third.", {}, { circular: true }),
    ...DOMAINS.slice(0, -1).map((domain, place) =>
      forbid(
        `${domain}-imports-earlier-domains-only`,
        "Domains import each other one way, in the order of the list.",
        { path: `^app/${domain}/`, pathNot: TEST },
        { path: `^app/(${DOMAINS.slice(place + 1).join("|")})/` },
      ),
    ),
    forbid(
      "domains-know-no-routes",
      "Routes call domains.",
      { path: ANY_DOMAIN },
      { path: "^app/(routes/|root|entry)" },
    ),
    forbid(
      "platform-knows-no-domain",
      "The platform is under the domains.",
      { path: "^app/platform/", pathNot: TEST },
      { path: `${ANY_DOMAIN}|^app/routes/` },
    ),
    forbid(
      "lib-is-pure",
      "lib imports lib, and words.",
      { path: "^app/lib/", pathNot: TEST },
      { path: "^app/(?!lib/|texts/)" },
    ),
    forbid(
      "texts-know-nothing",
      "Texts are words; they may use the types of what they speak of.",
      { path: "^app/texts/" },
      { path: "^app/(?!texts/|lib/)", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "ui-knows-no-domain",
      "Components of the design know no domain and no server.",
      { path: "^app/ui/", pathNot: TEST },
      { path: `${ANY_DOMAIN}|^app/routes/|\\.server\\.ts$` },
    ),
    forbid(
      "only-components-use-ui",
      "Logic does not draw.",
      { path: "^app/(?!routes/|ui/|root|entry).*\\.ts$", pathNot: TEST },
      { path: "^app/ui/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "pure-files-stay-pure",
      "Rules, policies, schemas and models take facts and time as arguments.",
      {
        path: "(^|/)(rules|policy|schema)\\.ts$|^app/classification/(?!.*\\.(server|test)\\.ts)[^/]+\\.ts$",
      },
      { path: "\\.server\\.tsx?$|^app/platform/prisma/|^app/lib/clock\\.ts$|node_modules/@remix-run/" },
    ),
    forbid(
      "lower-layers-do-not-import-the-server",
      "The process is put together in server/.",
      { path: "^app/", pathNot: TEST },
      { path: "^(server|scripts|tests|prisma)/" },
    ),
    forbid(
      "nobody-imports-insight",
      "Reports read; nothing rests on them.",
      { path: "^app/(?!insight|routes)" },
      { path: "^app/insight/" },
    ),
    forbid(
      "no-test-code-in-the-portal",
      "Development packages are not there when the portal runs.",
      { path: "^(app|server)/", pathNot: `${TEST}|^server/dev\\.ts$|^app/routes\\.ts$` },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "no-unknown-import",
      "Every import leads somewhere.",
      { pathNot: "^server/main\\.ts$" },
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^app/platform/prisma/(?!client)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
