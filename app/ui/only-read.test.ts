import { expect, test } from "vitest";
import { isOnlyRead } from "./only-read.ts";

test.each([
  "/",
  "/directory",
  "/directory/three-spires-ab12",
  "/needs",
  "/needs/N-4K2M-9XQP",
  "/plan/abc",
  "/business-rates",
])("%s is read without scripts", (path) => expect(isOnlyRead(path)).toBe(true));

test.each([
  "/needs/new",
  "/register",
  "/start/what",
  "/sign-in",
  "/business",
  "/staff",
  "/plan/abc/send",
  "/directories",
])("%s keeps its scripts", (path) => expect(isOnlyRead(path)).toBe(false));
