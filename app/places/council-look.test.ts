import { beforeAll, describe, expect, test } from "vitest";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { loadReference } from "./commands/load-reference.server.ts";
import { saveCouncilLook } from "./commands/save-council-look.server.ts";
import type { Logo } from "./logo.ts";
import { looksOf } from "./look.ts";
import { findCouncil, servedCouncils } from "./queries.server.ts";
import { CouncilLookForm } from "./schema.ts";

const database = useDatabase();
let personId: string;

beforeAll(async () => {
  await loadReference(database.db);
  personId = (await insertPerson(database.db)).id;
});

const actor = () => ({ personId, councilCode: LICHFIELD });
const LOOK = { name: "Lichfield City and District", shortName: "Lichfield", primaryColour: "#3b1f6b" };
const LOGO: Logo = { mediaType: "image/svg+xml", content: new TextEncoder().encode("<svg></svg>") };

describe("how a council shows itself", () => {
  test("is read anew at once, is in the audit with before and after, and a reload of the reference leaves it", async () => {
    expect((await findCouncil(LICHFIELD))?.name).toBe("Lichfield District Council");
    expect(await saveCouncilLook(actor(), LOOK, LOGO)).toBe("saved");
    await loadReference(database.db);
    const council = await findCouncil(LICHFIELD);
    expect(council).toMatchObject(LOOK);
    expect(council?.logoPath).toMatch(/^\/councils\/lichfield\/logo\?v=[0-9a-f]{16}$/);
    const looks = looksOf(await servedCouncils());
    expect(looks["Lichfield City and District"]).toEqual({
      theme: "/councils/lichfield/theme.css?v=3b1f6b",
      logo: council?.logoPath,
    });
    expect(Object.keys(looks).sort()).toEqual(["Lichfield", "Lichfield City and District"]);
    const [line] = await database.db.auditEntry.findMany({ where: { action: "settings.council" } });
    expect(line).toMatchObject({
      personId,
      subject: LICHFIELD,
      detail: { primaryColour: { before: null, after: "#3b1f6b" }, name: { before: "Lichfield District Council" } },
    });
  });

  test("the same again is no change, another council's name is refused, and taking the logo away takes the picture too", async () => {
    await saveCouncilLook(actor(), LOOK, LOGO);
    expect(await saveCouncilLook(actor(), LOOK, null)).toBe("nothing_changed");
    const tamworth = await findCouncil(TAMWORTH);
    expect(await saveCouncilLook(actor(), { ...LOOK, name: tamworth?.name.toUpperCase() ?? "" }, null)).toBe(
      "name_taken",
    );
    expect(await saveCouncilLook(actor(), { ...LOOK, primaryColour: null }, "none")).toBe("saved");
    expect(await database.db.councilLogo.count()).toBe(0);
    expect(looksOf(await servedCouncils())).toEqual({});
  });
});

describe("the form", () => {
  const read = (primaryColour: string) => {
    const result = CouncilLookForm.safeParse({ name: "A council", shortName: "A", primaryColour });
    return result.success ? result.data.primaryColour : result.error.issues.map((issue) => issue.message).join();
  };

  test.each([
    ["#0F4C35", "#0f4c35"],
    ["767676", "#767676"],
    ["", null],
    ["green", "Enter the colour as # and six letters or digits, like #0f4c35"],
    ["#fff;}", "Enter the colour as # and six letters or digits, like #0f4c35"],
  ])("the colour %s is read as %s", (typed, expected) => expect(read(typed)).toBe(expected));

  test("a colour that white words cannot be read on is told with its contrast", () => {
    expect(read("#777777")).toContain("the contrast is 4.4 to 1 and must be 4.5 to 1 or more");
    expect(read("#ffb81c")).toContain("the contrast is 1.7 to 1");
  });
});
