import { describe, expect, it } from "vitest";
import { referencePlan } from "../reference-plan.server.ts";
import { findPlanRow } from "./plan-draft.server.ts";
import { previewAnswers, previewPlan } from "./preview.ts";
import { readingAge, readingAgeOf } from "./readability.ts";
import { editedRow, formOf, PlanTaskForm } from "./schema.ts";

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
