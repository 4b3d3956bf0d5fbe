import { expect, test } from "vitest";
import { businessSlug, slugWords } from "./slug.ts";

test.each([
  ["Café Réné & Sons", "cafe-rene-and-sons"],
  ["O'Brien’s Bakery", "obriens-bakery"],
  ["  --  ", "business"],
  ["北京", "business"],
])("the web address of %s", (name, words) => {
  expect(slugWords(name)).toBe(words);
});

test("two of one name have two addresses", () => {
  expect(businessSlug("The Swan", "TL-7K3M-29XB")).toBe("the-swan-29xb");
});
