/**
 * Public pages that scripts do nothing for: reading, searching, a plan's ticks. Whoever is not signed in gets them
 * without any, which is four fifths of what they would load. Pages with suggestions or long forms are not among them.
 * See docs/decisions/0017-pages-that-are-read-have-no-scripts.md.
 */
const ONLY_READ = [
  /^\/(help|accessibility|privacy|feeds|find|community-rules|start|partners)?$/,
  /^\/(services|who-helps|directory|groups|news|business-rates)(\/|$)/,
  /^\/needs(\/[A-Z]+-[^/]+)?$/,
  /^\/plan\/[^/]+(\/tasks\/[^/]+|\/business-rates(\/\w+)?)?$/,
];

export function isOnlyRead(path: string): boolean {
  return ONLY_READ.some((pattern) => pattern.test(path));
}
