import { readFileSync } from "node:fs";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "../../app/routes.ts";

export interface ListedRoute {
  /** "/business/:businessId/sites/:siteId" */
  path: string;
  file: string;
  /** it loads something of its own, so it has a guard of its own */
  loads: boolean;
  /** it takes forms */
  acts: boolean;
}

/** Every address in `app/routes.ts`, those inside layouts too. */
export async function listRoutes(): Promise<ListedRoute[]> {
  return flatten((await routes) as RouteConfigEntry[], "");
}

function flatten(entries: RouteConfigEntry[], above: string): ListedRoute[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${above}/${entry.path}` : above;
    const source = readFileSync(`app/${entry.file}`, "utf8");
    const exports = (name: string) => new RegExp(`export (async )?(function|const) ${name}\\b`).test(source);
    const own = { path: path || "/", file: entry.file, loads: exports("loader"), acts: exports("action") };
    return [...(entry.children && !entry.index ? [] : [own]), ...flatten(entry.children ?? [], path)];
  });
}

/** An address with its parameters filled in. */
export function addressOf(path: string, params: Record<string, string>): string {
  const claimId = path.startsWith("/staff/letters") ? params.letterId : params.claimId;
  const slug = path.startsWith("/councils") ? params.councilSlug : params.slug;
  const filled: Record<string, string | undefined> = { ...params, claimId, slug };
  return path
    .replace("*", "no-such-page")
    .replaceAll(/:(\w+)\??/g, (_, name: string) => encodeURIComponent(filled[name] ?? `no-${name}`));
}
