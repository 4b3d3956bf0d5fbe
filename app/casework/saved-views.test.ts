import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { insertPerson } from "../../tests/support/builders/people.ts";
import { LICHFIELD, TAMWORTH } from "../../tests/support/builders/places.ts";
import { useDatabase } from "../../tests/support/database.ts";
import { deleteView, keepView, renameView } from "./commands/saved-views.server.ts";
import { listSavedViews } from "./queries/saved-views.server.ts";
import { listAddress, readFilters } from "./schema/business-filters.ts";
import { MOST_VIEWS } from "./schema/saved-view.ts";

const database = useDatabase();
let helen: Parameters<typeof keepView>[0];

beforeEach(async () => {
  const { id, name, email } = await insertPerson(database.db, { email: `${newId()}@example.org` });
  helen = { person: { id, name, email, isDemo: false }, councilCode: LICHFIELD };
});

const names = async (who = helen) => (await listSavedViews(who)).map((view) => view.name);

describe("the address of a list", () => {
  it("has what narrows and sorts, and nothing else", () => {
    const address = (text: string) => listAddress(readFilters(new URLSearchParams(text)));
    expect(address("stage=scaling&sort=-employees&after=abc&x=1&ward=")).toBe("stage=scaling&sort=-employees");
    expect(address("name=jones")).toBe("name=jones");
    expect(address("sort=name")).toBe("");
    expect(address("stage=nonsense&changed=999")).toBe("");
    expect(address(address("name=a%26b&fresh=silent"))).toBe("name=a%26b&fresh=silent");
  });
});

describe("kept lists", () => {
  it("are kept by name, renamed and taken away", async () => {
    expect(await keepView(helen, { name: "Growing", query: "?stage=scaling&after=zzz&nonsense=1" })).toBe("done");
    expect(await keepView(helen, { name: "Alrewas", query: "place=Alrewas" })).toBe("done");
    const [alrewas, growing] = await listSavedViews(helen);
    expect([alrewas?.name, growing?.query]).toEqual(["Alrewas", "stage=scaling"]);
    expect(await keepView(helen, { name: "GROWING", query: "" })).toBe("taken");
    expect(await renameView(helen, { viewId: alrewas?.id ?? "", name: "growing" })).toBe("taken");
    expect(await renameView(helen, { viewId: alrewas?.id ?? "", name: "ALREWAS" })).toBe("done");
    expect(await renameView(helen, { viewId: newId(), name: "Nothing" })).toBe("gone");
    await deleteView(helen, growing?.id ?? "");
    await deleteView(helen, growing?.id ?? "");
    expect(await names()).toEqual(["ALREWAS"]);
  });

  it("are nobody else's, and each council has its own", async () => {
    await keepView(helen, { name: "Mine", query: "stage=scaling" });
    const [mine] = await listSavedViews(helen);
    const { id, name, email } = await insertPerson(database.db, { email: `${newId()}@example.org` });
    const imran = { person: { id, name, email, isDemo: false }, councilCode: LICHFIELD };
    expect(await names(imran)).toEqual([]);
    expect(await names({ ...helen, councilCode: TAMWORTH })).toEqual([]);
    expect(await renameView(imran, { viewId: mine?.id ?? "", name: "Taken over" })).toBe("gone");
    await deleteView(imran, mine?.id ?? "");
    expect(await names()).toEqual(["Mine"]);
  });

  it("are twenty at most, however many are sent at once", async () => {
    const tries = Array.from({ length: MOST_VIEWS + 5 }, (_, index) =>
      keepView(helen, { name: `List ${index}`, query: "stage=scaling" }),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === "done")).toHaveLength(MOST_VIEWS);
    expect(answers.filter((answer) => answer === "full")).toHaveLength(5);
    expect(await names()).toHaveLength(MOST_VIEWS);
  });
});
