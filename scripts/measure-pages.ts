import { pageScales, weightOf } from "../tests/support/page-weight.ts";

/**
 * `npx tsx scripts/measure-pages.ts http://localhost:3000 / /directory`: what a stranger's browser fetches for pages; with
 * COOKIE set to that of somebody signed in, what theirs does.
 */
const [origin = "http://localhost:3000", ...paths] = process.argv.slice(2);
const weigh = pageScales(origin, process.env.COOKIE);
console.log("| page | HTML | styles | scripts | together | fonts |\n| --- | ---: | ---: | ---: | ---: | ---: |");
for (const path of paths.length > 0 ? paths : ["/"]) {
  const weight = await weigh(path);
  const bytes = [weight.html, weight.styles, weight.scripts, weightOf(weight), weight.fonts];
  console.log(`| \`${path}\` | ${bytes.map((size) => size.toLocaleString("en-GB")).join(" | ")} |`);
}
