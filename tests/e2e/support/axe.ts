import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

/** The small form of its source: every page that is looked at has to read it. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS: axe.RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  // the rest of its answer, a description of every element that is right, takes longer than finding the wrong ones
  resultTypes: ["violations"],
};

/** What WCAG 2.2 AA finds wrong in the page as it is drawn now, by axe, a line for each rule. Scripts must be on. */
export async function axeFaults(page: Page): Promise<string[]> {
  for (const frame of page.frames()) if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(AXE);
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    OPTIONS,
  );
  return violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(" ")} ${node.html.slice(0, 120)}`).join(" | ")}`,
  );
}

/** How many pixels of the page lie to the right of the window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * The document as axe sees it: without scripts, and without what is new in every answer (nonces, the request's
 * reference, keys of forms). Two that are equal look the same at the same width.
 */
export function drawnDocument(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const unseen of copy.querySelectorAll("script, link[rel=modulepreload]")) unseen.remove();
    for (const element of copy.querySelectorAll("[nonce]")) element.removeAttribute("nonce");
    // React writes out an empty value that the server leaves away
    for (const input of copy.querySelectorAll("input[type=hidden], input[value='']")) input.removeAttribute("value");
    copy.removeAttribute("data-request");
    return copy.outerHTML;
  });
}

/** Turns scripts off or on for what the page loads or does from now on; a page loaded without them stays as it is. */
export async function scriptSwitch(page: Page): Promise<(on: boolean) => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  return async (on) => {
    // Chromium passes over what this connection has said before, though another has said otherwise since
    await devtools.send("Emulation.setScriptExecutionDisabled", { value: on });
    await devtools.send("Emulation.setScriptExecutionDisabled", { value: !on });
  };
}
