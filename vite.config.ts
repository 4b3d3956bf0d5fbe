import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import { keepRoutes } from "./scripts/vite/keep-routes.ts";
import { packFiles } from "./scripts/vite/pack-files.ts";

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

/**
 * zod looks whether it may make functions from text, in every page that checks a form. Our policy says no, and the
 * browser would report each look.
 */
function withoutEval(): Plugin {
  return {
    name: "without-eval",
    transform: (code, id) =>
      /\/zod\/v4\/core\/core\.js(\?|$)/.test(id) ? `${code}\nglobalConfig.jitless = true;\n` : undefined,
    apply: (config) => !config.build?.ssr,
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
    withoutEval(),
    keepRoutes(),
    packFiles(),
  ],
});
