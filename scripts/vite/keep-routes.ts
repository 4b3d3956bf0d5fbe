import type { Plugin } from "vite";

interface Edit {
  file: RegExp;
  /** each line as the library has it, and as the server's bundle gets it */
  lines: [before: string, after: string][];
  added: string;
}

/** Where Remix does the same work for each page, and how it is told to keep what it has. */
const EDITS: Edit[] = [
  {
    file: /@remix-run\/router\/dist\/router\.js$/,
    lines: [
      [
        "  return matchRoutesImpl(routes, locationArg, basename, false);",
        "  return keptMatches(routes, locationArg, basename);",
      ],
      [
        "  let branches = flattenRoutes(routes);\n  rankRouteBranches(branches);\n",
        "  let branches = keptBranches(routes);\n",
      ],
      [
        "  let decoded = decodePath(pathname);\n",
        "  let decoded = decodePath(pathname);\n  let first = firstSegment(decoded);\n",
      ],
      [
        "matches = matchRouteBranch(branches[i],",
        "if (branches[i].first === null || branches[i].first === first) matches = matchRouteBranch(branches[i],",
      ],
      [
        "compilePath(pattern.path, pattern.caseSensitive, pattern.end);",
        "keptPath(pattern.path, pattern.caseSensitive, pattern.end);",
      ],
    ],
    added: `
const matchesOf = new WeakMap();
function keptMatches(routes, locationArg, basename) {
  const path = typeof locationArg === "string" ? locationArg : locationArg.pathname;
  if (typeof path !== "string" || path.length > 120) return matchRoutesImpl(routes, locationArg, basename, false);
  let kept = matchesOf.get(routes);
  if (!kept) matchesOf.set(routes, (kept = new Map()));
  const key = basename + path;
  let found = kept.get(key);
  if (found === undefined) {
    found = matchRoutesImpl(routes, locationArg, basename, false);
    if (kept.size > 300) kept.clear();
    kept.set(key, found);
  }
  return found;
}
const branchesOf = new WeakMap();
function keptBranches(routes) {
  let branches = branchesOf.get(routes);
  if (!branches) {
    branches = flattenRoutes(routes);
    rankRouteBranches(branches);
    for (const branch of branches) {
      const first = firstSegment(branch.path);
      branch.first = first === "" || /[:*?]/.test(first) ? null : first;
    }
    branchesOf.set(routes, branches);
  }
  return branches;
}
function firstSegment(path) {
  const end = path.indexOf("/", 1);
  return (end === -1 ? path.slice(1) : path.slice(1, end)).toLowerCase();
}
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
`,
  },
  {
    file: /@remix-run\/react\/dist\/esm\/server\.js$/,
    lines: [
      [
        "let routes = createServerRoutes(manifest.routes, routeModules, context.future, context.isSpaMode);",
        "let routes = keptServerRoutes(manifest.routes, routeModules, context.future, context.isSpaMode);",
      ],
    ],
    added: `
const serverRoutesOf = new WeakMap();
function keptServerRoutes(manifestRoutes, ...rest) {
  let routes = serverRoutesOf.get(manifestRoutes);
  if (!routes) {
    routes = createServerRoutes(manifestRoutes, ...rest);
    serverRoutesOf.set(manifestRoutes, routes);
  }
  return routes;
}
`,
  },
  {
    file: /react-router\/dist\/index\.js$/,
    lines: [
      [
        "function useHref(to, _temp) {\n",
        'function useHref(to, _temp) {\n  if (isPlainPath(to) && React.useContext(NavigationContext).basename === "/") return to;\n',
      ],
      [
        "function useResolvedPath(to, _temp2) {\n",
        "function useResolvedPath(to, _temp2) {\n  if (isPlainPath(to)) return parsePath(to);\n",
      ],
    ],
    added: `
function isPlainPath(to) {
  return typeof to === "string" && to.charCodeAt(0) === 47 && to.charCodeAt(1) !== 47;
}
`,
  },
  {
    file: /react-router-dom\/server\.(mjs|js)$/,
    lines: [
      [
        "  let manifest = {};\n  let dataRoutes = UNSAFE_convertRoutesToDataRoutes(routes, UNSAFE_mapRouteProperties, undefined, manifest);\n",
        "  let { manifest, dataRoutes } = keptDataRoutes(routes);\n",
      ],
    ],
    added: `
const dataRoutesOf = new WeakMap();
function keptDataRoutes(routes) {
  let kept = dataRoutesOf.get(routes);
  if (!kept) {
    const manifest = {};
    kept = { manifest, dataRoutes: UNSAFE_convertRoutesToDataRoutes(routes, UNSAFE_mapRouteProperties, undefined, manifest) };
    dataRoutesOf.set(routes, kept);
  }
  return kept;
}
`,
  },
];

/**
 * On the server the URL table never changes, yet Remix builds it for its renderer, sorts it and compiles every path anew,
 * several times a page: a third of the time a page takes. See docs/decisions/0006-routes-are-sorted-once.md.
 */
export function keepRoutes(): Plugin {
  const waiting = new Set(EDITS);
  return {
    name: "keep-routes",
    apply: (_config, { isSsrBuild, command }) => isSsrBuild === true && command === "build",
    transform(code, id) {
      const path = id.split("?")[0] ?? "";
      const edit = EDITS.find((one) => one.file.test(path));
      if (!edit) return undefined;
      waiting.delete(edit);
      const missing = edit.lines.find(([before]) => !code.includes(before));
      if (missing) this.error(`${path} has changed; look at scripts/vite/keep-routes.ts: ${missing[0]}`);
      return { code: edit.lines.reduce((text, [from, to]) => text.replace(from, to), code) + edit.added, map: null };
    },
    buildEnd(error) {
      const [unseen] = waiting;
      if (!error && unseen) this.error(`Nothing built matches ${unseen.file}; look at scripts/vite/keep-routes.ts`);
    },
  };
}
