import { expect, test } from "vitest";
import { sectionFaults } from "./profile-sections.ts";

test.each([
  [{ employees: 2, fullTime: 5, partTime: 9 }, true],
  [{ employees: 2, fullTime: 3, partTime: null }, true],
  [{ employees: 14, fullTime: 5, partTime: 9 }, false],
  [{ employees: 20, fullTime: 5, partTime: null }, false],
  [{ employees: null, fullTime: 5, partTime: 9 }, false],
])("of %o people the parts are more than the whole: %s", (values, tooMany) => {
  expect(Object.keys(sectionFaults("people", values))).toEqual(tooMany ? ["fullTime"] : []);
});
