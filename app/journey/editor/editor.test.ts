import { describe, expect, it } from "vitest";
import { referencePlan } from "../reference-plan.server.ts";
import { findPlanRow } from "./plan-draft.server.ts";
import { previewAnswers, previewPlan } from "./preview.ts";
import { readingAge, readingAgeOf } from "./readability.ts";
import { addedRow, editedRow, formOf, NeedForm, needFormOf, needOf, PlanTaskForm } from "./schema.ts";
import { choicesOf, conditionsOf, sayConditions, WHEN_BLOCKS, WHEN_KEYS, WhenSchema, whenOf } from "./when.ts";

const table = referencePlan();

describe("the reading age", () => {
  it("is low for plain words and high for an official's", () => {
    expect(readingAge("Tell us what you will do. It takes a day.")).toBeLessThan(9);
    expect(
      readingAge(
        "Notwithstanding the aforementioned regulatory obligations, proprietors must demonstrate accountability.",
      ),
    ).toBeGreaterThan(16);
    expect(readingAge("")).toBeNull();
  });

  it("finds most tasks of the plan easy", () => {
    const ages = [...table.tasks, ...table.licences].map((row) => readingAgeOf(row) ?? 0);
    expect(ages.filter((age) => age > 12).length).toBeLessThan(ages.length / 20);
  });
});

describe("the form of a task", () => {
  it.each([...table.tasks.map(({ key }) => key), ...table.licences.map(({ key }) => `licence-${key}`)])(
    "gives %s back as it was",
    (key) => {
      const row = findPlanRow(table, key);
      if (!row) throw new Error(key);
      const { checkedOn, ...values } = formOf(row) as Record<string, unknown>;
      const answer = PlanTaskForm.parse({
        ...values,
        checkedOn,
        notNeeded: values.notNeeded ?? undefined,
        deadline: values.deadline ?? undefined,
      });
      expect(editedRow(row, answer)).toEqual(row);
    },
  );
});

it("the preview takes any answers from the address", () => {
  const chosen = previewAnswers(new URLSearchParams("trade=nonsense&extras=food&extras=x&premises=home&form=?"));
  expect(chosen).toMatchObject({ trade: "other", extras: ["food"], premises: "home", form: "sole_trader" });
  const plan = previewPlan(table, chosen, { council: "Lichfield", county: "Staffordshire" }, "2026-11-22");
  expect(plan.count).toBeGreaterThan(15);
  expect(plan.parts[3]?.tasks.map(({ key }) => key).join(" ")).toContain("licence-food-registration");
});

describe("for whom a step is", () => {
  const lines = [
    ...table.tasks.map(({ key, conditions, join }) => ({ key, conditions, join })),
    ...table.licences.flatMap(({ key, needs }) => needs.map(({ conditions, join }) => ({ key, conditions, join }))),
  ];

  it("comes back from its form as it was, every one of the plan's", () => {
    for (const { key, conditions } of lines) {
      const typed = WhenSchema.parse(whenOf(conditions));
      expect(conditionsOf(typed, conditions), key).toEqual(conditions);
      // and also where it is read anew, in the order of the questions
      const anew = conditionsOf(typed, []);
      expect(anew.map((one) => JSON.stringify(one)).sort()).toEqual(
        conditions.map((one) => JSON.stringify(one)).sort(),
      );
    }
    for (const { needs } of table.licences)
      for (const need of needs) expect(needOf(NeedForm.parse(needFormOf(need)), need)).toEqual(need);
  });

  it("is read back in words, with no key left in it", () => {
    for (const { conditions, join } of lines) {
      const said = sayConditions(conditions, join);
      for (const { field, value } of conditions.filter((one) => one.field !== "sic"))
        for (const one of value.filter((word) => word.includes("_"))) expect(said, field).not.toContain(one);
    }
    expect(sayConditions([], "all")).toBe("Everybody");
    const two = [
      { field: "place", operator: "is", value: ["home", "mobile"] },
      { field: "does", operator: "includes_none", value: ["food"] },
    ];
    expect(sayConditions(two, "any")).toBe(
      "Kind of place: From home or On the move; or What they do: not Make, serve or sell food or drink",
    );
    expect(sayConditions([{ field: "shoe_size", operator: "is", value: ["9"] }], "all")).toBe("shoe_size: 9");
  });

  it("can be ticked for every answer that a condition may name", () => {
    for (const key of WHEN_KEYS) {
      const choices = choicesOf(WHEN_BLOCKS[key].field);
      if (choices) expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length);
    }
  });

  it("takes what was not ticked for not mattering, and codes as they are typed", () => {
    const typed = WhenSchema.parse({
      place: { how: "is_not", value: ["home"] },
      staff: { how: "is", value: [] },
      sic: { how: "is", value: ["56, 4722  47"] },
    });
    expect(conditionsOf(typed, [])).toEqual([
      { field: "place", operator: "is_not", value: ["home"] },
      { field: "sic", operator: "starts", value: ["56", "4722", "47"] },
    ]);
    expect(conditionsOf(WhenSchema.parse(undefined), [])).toEqual([]);
  });
});

it("a step that is added has a key of its own, made of its title", () => {
  const [first] = table.tasks;
  if (!first) throw new Error("none");
  const answer = PlanTaskForm.parse({ ...formOf({ kind: "task", row: first }), deadline: undefined, notNeeded: undefined, title: "  Ça va? 2 cups!  " }); // biome-ignore format: one form
  const added = addedRow("task", table, answer);
  expect(added.row.key).toMatch(/^[a-z][a-z0-9-]+$/);
  const keys = ["New", "Preview", first.title, "!!!", "日本"].map(
    (title) => addedRow("task", table, { ...answer, title }).row.key,
  );
  for (const key of keys) {
    expect(key).toMatch(/^[a-z][a-z0-9-]{1,60}$/);
    expect(["new", "preview", ...table.tasks.map((row) => row.key)]).not.toContain(key);
  }
  expect(addedRow("licence", table, { ...answer, why: "You juggle", level: "must" })).toMatchObject({
    kind: "licence",
    row: { needs: [{ level: "must", why: "You juggle", conditions: first.conditions }] },
  });
});
