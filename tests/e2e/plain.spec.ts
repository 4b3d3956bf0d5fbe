import { expect, test, withScripts } from "./support/test.ts";

const KINDS = [
  ...["/", "/directory?q=bakery&view=map", "/needs", "/news", "/groups", "/services", "/who-helps", "/community-rules"],
  ...["/business-rates/estimate", "/start", "/start/what", "/register", "/sign-in", "/find?q=bakery", "/alerts/new?search=/news"],
]; // biome-ignore format: lists, then forms

/** What is wrong with a page that has lost its styles, a line each. */
function faultsOfPlainPage(): string[] {
  const faults: string[] = [];
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  if (!headings[0]?.matches("h1")) faults.push("something before the h1");
  headings.reduce((above, heading) => {
    const level = Number(heading.tagName.slice(1));
    if (level > above + 1) faults.push(`a level is left out before "${heading.textContent}"`);
    return level;
  }, 1);
  for (const picture of document.querySelectorAll("svg")) {
    const { width, height } = picture.getBoundingClientRect();
    if (picture.getAttribute("aria-hidden") === "true" && Math.max(width, height) > 60) faults.push("a huge mark");
    for (const shape of picture.querySelectorAll("rect")) {
      const large = shape.getBoundingClientRect().width > width / 2;
      if (large && getComputedStyle(shape).fill === "rgb(0, 0, 0)") faults.push("a black picture");
    }
  }
  for (const field of document.querySelectorAll<HTMLInputElement>("input, select, textarea")) {
    const box = field.getBoundingClientRect();
    if (field.type === "hidden" || box.width === 0) continue;
    const label = field.labels?.[0]?.getBoundingClientRect();
    // a hint and a message may stand between
    if (!label) faults.push(`${field.name} has no label`);
    else if (label.top > box.bottom + 30 || label.bottom < box.top - 220)
      faults.push(`${field.name} is far from its label`);
  }
  // two words that only their styles keep apart
  for (const part of document.querySelectorAll("main strong, main span, main b, header strong, header span")) {
    const next = part.nextSibling;
    const [end, start] = [part.textContent?.at(-1), next?.textContent?.at(0)];
    const inline = next instanceof Element && getComputedStyle(next).display === "inline";
    if (inline && /\p{L}/u.test(end ?? "") && /\p{L}/u.test(start ?? ""))
      faults.push(`no space after "${part.textContent}"`);
  }
  return faults;
}

test("without styles, the public pages keep their order and their sense", async ({ page }) => {
  test.skip(withScripts(), "styles are looked away from on a phone");
  await page.route(/\.css(\?|$)/, (route) => route.fulfill({ contentType: "text/css", body: "" }));
  for (const path of KINDS) {
    await page.goto(path);
    expect.soft(await page.evaluate(faultsOfPlainPage), path).toEqual([]);
  }
});
