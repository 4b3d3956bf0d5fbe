import { describe, expect, test } from "vitest";
import { z } from "zod";
import { optionalDay, requiredDay, requiredText } from "~/lib/form-fields.ts";
import { useFormState } from "~/ui/form.tsx";
import { formError, parseForm, redirectWithFlash, sentIntent, takeFlash } from "./forms.server.ts";

const Schema = z.object({
  name: requiredText("Enter a name", 10),
  count: z.number({ error: "Enter how many" }).int().min(0).optional(),
  kinds: z.array(z.enum(["a", "b"])).default([]),
  start: requiredDay("the start date", { from: "2025-01-01", to: "2026-12-31" }),
  end: optionalDay("the end date"),
});

function post(body: BodyInit, headers: HeadersInit = {}) {
  return new Request("http://portal.test/form", { method: "POST", body, headers });
}

function form(fields: [string, string][]) {
  return post(new URLSearchParams(fields));
}

const GOOD: [string, string][] = [
  ["name", " Baker "],
  ["count", "3"],
  ["kinds", "a"],
  ["kinds", "b"],
  ["start.day", "1"],
  ["start.month", "March"],
  ["start.year", "2026"],
  ["end.day", ""],
  ["end.month", ""],
  ["end.year", ""],
  ["submissionKey", "0123456789"],
];

async function errorsOf(request: Request) {
  const result = await parseForm(request, Schema);
  if (result.ok) throw new Error("expected a fault");
  expect(result.response.init?.status).toBe(422);
  return result.response.data.lastResult;
}

describe("parseForm", () => {
  test("gives the values in their own types", async () => {
    const result = await parseForm(form(GOOD), Schema);
    expect(result).toMatchObject({
      ok: true,
      value: { name: "Baker", count: 3, kinds: ["a", "b"], start: "2026-03-01", end: null },
    });
  });

  test("one box ticked, or none, is still a list", async () => {
    const one = await parseForm(form(GOOD.filter(([, value]) => value !== "b")), Schema);
    expect(one).toMatchObject({ ok: true, value: { kinds: ["a"] } });
    const none = await parseForm(form(GOOD.filter(([name]) => name !== "kinds")), Schema);
    expect(none).toMatchObject({ ok: true, value: { kinds: [] } });
  });

  test("characters that nobody sees are left out: controls, and those that turn the writing direction", async () => {
    const typed = GOOD.map(([name, value]): [string, string] => [
      name,
      name === "name" ? "\u202EEvil\u0007\0 \u2066x" : value,
    ]);
    expect(await parseForm(form(typed), Schema)).toMatchObject({ ok: true, value: { name: "Evil x" } });
    const kept = "\u200Fمرحبا";
    const right = GOOD.map(([name, value]): [string, string] => [name, name === "name" ? kept : value]);
    expect(await parseForm(form(right), Schema)).toMatchObject({ ok: true, value: { name: kept } });
  });

  test("the same answers have the same submission key, other answers another", async () => {
    const keyOf = async (fields: [string, string][]) => {
      const result = await parseForm(form(fields), Schema);
      return result.ok ? result.submissionKey : null;
    };
    const first = await keyOf(GOOD);
    expect(first).toMatch(/^0123456789\./);
    expect(await keyOf(GOOD)).toBe(first);
    expect(await keyOf([["name", "Other"], ...GOOD.slice(1)])).not.toBe(first);
    expect(await keyOf(GOOD.slice(0, -1))).toBeNull();
  });

  test("errors are at their fields and everything typed is kept", async () => {
    const last = await errorsOf(
      form([
        ["name", "A name far too long"],
        ["count", "lots"],
        ["start.day", "31"],
        ["start.month", "2"],
        ["start.year", "2026"],
        ["end.day", "1"],
      ]),
    );
    expect(last.error).toEqual({
      name: ["Use 10 characters or fewer"],
      count: ["Enter how many"],
      "start.day": ["The start date must be a real date"],
      "end.month": ["The end date must include a month and year"],
    });
    const { form: state, fields } = useFormState<typeof Schema>({ lastResult: last });
    expect(fields.name.initialValue).toBe("A name far too long");
    expect(fields.count.initialValue).toBe("lots");
    expect(state.field("start.day")).toMatchObject({ initialValue: "31", id: "form-start-day" });
    expect(state.errors[2]).toEqual({ href: "#form-start-day", text: "The start date must be a real date" });
  });

  test("nothing at all is asked for in plain words", async () => {
    const last = await errorsOf(form([]));
    expect(last.error).toEqual({ name: ["Enter a name"], "start.day": ["Enter the start date"] });
  });

  test.each([
    ["1800", "The start date must be 1 January 2025 or later"],
    ["2030", "The start date must be 31 December 2026 or earlier"],
  ])("a date in %s is out of range", async (year, message) => {
    const last = await errorsOf(form(GOOD.map(([name, value]) => [name, name === "start.year" ? year : value])));
    expect(last.error).toEqual({ "start.day": [message] });
  });

  test.each([
    ["no form at all", () => post("{}", { "content-type": "application/json" })],
    ["a broken multipart body", () => post("nonsense", { "content-type": "multipart/form-data; boundary=x" })],
    ["no body", () => new Request("http://portal.test/form", { method: "POST" })],
    [
      "reserved names",
      () =>
        form([
          ["__proto__.x", "1"],
          ["constructor", "1"],
          ["__intent__", "{"],
          ["__state__", "{"],
        ]),
    ],
    [
      "a path through a word",
      () =>
        form([
          ["name", "x"],
          ["name.first", "y"],
          ["name[0]", "z"],
        ]),
    ],
    [
      "a huge index",
      () =>
        form([
          ["kinds[999999999]", "a"],
          ["kinds[]", "a"],
        ]),
    ],
    [
      "many values for one",
      () =>
        form([
          ["name", "x"],
          ["name", "y"],
        ]),
    ],
  ])("%s gets a 422", async (_, request) => {
    await errorsOf(request());
  });

  test("a file where words were wanted, and NUL in the words", async () => {
    const body = new FormData();
    for (const [name, value] of GOOD) body.append(name, name === "name" ? "Ba\0ker" : value);
    expect(await parseForm(post(body), Schema)).toMatchObject({ ok: true, value: { name: "Baker" } });
    body.set("name", new File(["x"], "x.txt"));
    const last = await errorsOf(post(body));
    expect(last.error).toEqual({ name: ["Enter a name"] });
  });

  test("passwords are never sent back", async () => {
    const result = await parseForm(
      form([["password", "secret words here"]]),
      z.object({ password: z.string(), email: requiredText("Enter your email", 100) }),
    );
    expect(JSON.stringify(result)).not.toContain("secret words here");
  });
});

test("formError keeps what was typed, under the name of each field", async () => {
  const parsed = await parseForm(form(GOOD), Schema);
  if (!parsed.ok) throw new Error("expected a good form");
  const { data, init } = formError(parsed, { fieldErrors: { name: ["That name is taken"] } });
  expect(init?.status).toBe(422);
  const { fields, form: state } = useFormState<typeof Schema>(data);
  expect(fields.name).toMatchObject({ errors: ["That name is taken"], initialValue: " Baker " });
  expect(fields.kinds.initialValue).toEqual(["a", "b"]);
  expect(state.field("start.month").initialValue).toBe("March");
});

test("a flash is shown once, and a cookie made by hand shows nothing", async () => {
  const response = await redirectWithFlash(form([]), "/next", "Your details are up to date");
  expect(response.status).toBe(302);
  const cookie = response.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  const taken = await takeFlash(new Request("http://portal.test/next", { headers: { Cookie: cookie } }));
  expect(taken.flash).toEqual({ message: "Your details are up to date", tone: "success" });
  expect(taken.clear).toContain("Max-Age=0");
  const odd = await takeFlash(new Request("http://portal.test/", { headers: { Cookie: "flash=%ff%00; flash=x" } }));
  expect(odd.flash).toBeNull();
});

describe("the button that sent a form", () => {
  test("is read before the form is parsed, and is nothing where no form was sent", async () => {
    const request = form([...GOOD, ["intent", "stop"]]);
    expect(await sentIntent(request)).toBe("stop");
    expect(await sentIntent(request, "name")).toBe(" Baker ");
    expect(await sentIntent(request, "other")).toBe("");
    expect((await parseForm(request, Schema)).ok).toBe(true);
    expect(await sentIntent(post("{", { "content-type": "application/json" }))).toBe("");
    const file = new FormData();
    file.append("intent", new File(["stop"], "stop.txt"));
    expect(await sentIntent(post(file))).toBe("");
  });
});
