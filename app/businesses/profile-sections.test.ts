import { expect, test } from "vitest";
import { sectionFaults } from "./profile-sections.ts";

test.each([
  [{ employees: 2, fullTime: 5, partTime: 9 }, ["fullTime"]],
  [{ employees: 2, fullTime: 3, partTime: null }, ["fullTime"]],
  [{ employees: 14, fullTime: 5, partTime: 9 }, []],
  [{ employees: 20, fullTime: 5, partTime: null }, []],
  [{ employees: null, fullTime: 5, partTime: 9, apprentices: 9 }, []],
  [{ employees: 5, apprentices: 9 }, ["apprentices"]],
  [{ employees: 0, fullTime: 1, apprentices: 1 }, ["fullTime", "apprentices"]],
  [{ employees: 9, fullTime: 9, apprentices: 9 }, []],
])("of %o people what is more than the whole: %s", (values, tooMany) => {
  expect(Object.keys(sectionFaults("people", values))).toEqual(tooMany);
});
