import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";

/** What a page is drawn with, built into the server: it starts sooner, and `keepRoutes` can reach it. */
const DRAWN_WITH = [
  /^@remix-run\/(express|node|react|router|server-runtime)$/,
  /^react(-dom|-router|-router-dom)?$/,
  "turbo-stream",
];

/** The HTTP process and the routes are one bundle, so that they share one pool and one job runner. */
function serverEntry(): Plugin {
  return {
    name: "server-entry",
    config: (_config, { isSsrBuild, command }) =>
      isSsrBuild && command === "build"
        ? {
            build: { rollupOptions: { input: "./server/main.ts" } },
            define: { "process.env.NODE_ENV": '"production"' },
            ssr: { noExternal: DRAWN_WITH },
          }
        : undefined,
  };
}

/** Where Remix's router does the same work for each match, and how it is told to keep what it has. */
const KEPT: [before: string, after: string][] = [
  [
    "  let branches = flattenRoutes(routes);\n  rankRouteBranches(branches);\n",
    "  let branches = keptBranches.get(routes);\n  if (!branches) {\n    branches = flattenRoutes(routes);\n    rankRouteBranches(branches);\n    keptBranches.set(routes, branches);\n  }\n",
  ],
  [
    "compilePath(pattern.path, pattern.caseSensitive, pattern.end);",
    "keptPath(pattern.path, pattern.caseSensitive, pattern.end);",
  ],
];
const KEEPERS = `
const keptBranches = new WeakMap();
const keptPaths = new Map();
function keptPath(path, caseSensitive, end) {
  const key = path + "|" + caseSensitive + "|" + end;
  let found = keptPaths.get(key);
  if (!found) {
    if (keptPaths.size > 2000) keptPaths.clear();
    found = compilePath(path, caseSensitive, end);
    keptPaths.set(key, found);
  }
  return found;
}
`;

/**
 * On the server the URL table never changes, yet the router sorts it and compiles every path anew at each match, several
 * times a page: a third of the time a page takes. See docs/decisions/0006-routes-are-sorted-once.md.
 */
function keepRoutes(): Plugin {
  return {
    name: "keep-routes",
    apply: (_config, { isSsrBuild, command }) => isSsrBuild === true && command === "build",
    transform(code, id) {
      if (!/@remix-run\/router\/dist\/router\.js$/.test(id.split("?")[0] ?? "")) return undefined;
      const missing = KEPT.find(([before]) => !code.includes(before));
      if (missing) this.error(`The router has changed; look at KEPT in vite.config.ts: ${missing[0]}`);
      return { code: KEPT.reduce((text, [before, after]) => text.replace(before, after), code) + KEEPERS, map: null };
    },
  };
}

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  build: { target: "es2022", sourcemap: false },
  ssr: { external: ["@prisma/client", "@prisma/adapter-pg", "pg", "graphile-worker", "@node-rs/argon2", "pino"] },
  plugins: [
    tailwindcss(),
    remix({
      buildDirectory: process.env.BUILD_DIR ?? "build",
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
      },
    }),
    serverEntry(),
    keepRoutes(),
  ],
});
