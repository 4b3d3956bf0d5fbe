import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keptFor } from "./kept-for.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("is read once for all who ask within the time, and anew afterwards", async () => {
  let reads = 0;
  const read = keptFor(60_000, async () => ++reads);
  expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  vi.advanceTimersByTime(59_000);
  expect(await read()).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(await read()).toBe(2);
});

test("what failed is read again at once", async () => {
  let reads = 0;
  const read = keptFor(60_000, async () => {
    if (++reads === 1) throw new Error("away");
    return reads;
  });
  await expect(read()).rejects.toThrow("away");
  expect(await read()).toBe(2);
});
