import { afterEach, beforeEach } from "vitest";
import { setClock } from "~/lib/clock.ts";

/** For a test file: time stands still at an instant, and moves when the test says so. Call it at the top level. */
export function useClock(instant: string): { moveTo(instant: string): void } {
  let at = new Date(instant);
  let putBack: () => void;
  beforeEach(() => {
    at = new Date(instant);
    putBack = setClock({ now: () => at });
  });
  afterEach(() => putBack());
  return {
    moveTo(later) {
      at = new Date(later);
    },
  };
}
