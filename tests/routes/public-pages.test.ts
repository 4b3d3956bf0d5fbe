import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import { confirmAlert } from "~/network/alerts/commands/keep-alert.server.ts";
import { stopAlert } from "~/network/alerts/commands/stop-alert.server.ts";
import { signedAddress } from "~/network/alerts/links.server.ts";
import { loadReference } from "~/places/commands/load-reference.server.ts";
import { setConfig } from "~/platform/config.server.ts";
import { loader as alertConfirm } from "~/routes/public/alert-confirm.tsx";
import { loader as communityRules } from "~/routes/public/community-rules.tsx";
import { loader as directory, meta as directoryMeta } from "~/routes/public/directory.tsx";
import { loader as embed } from "~/routes/public/directory-embed.tsx";
import { loader as need, meta as needMeta } from "~/routes/public/need.tsx";
import { loader as newNeed } from "~/routes/public/need-new.tsx";
import { loader as needs, meta as needsMeta } from "~/routes/public/needs.tsx";
import { loader as news, meta as newsMeta } from "~/routes/public/news.tsx";
import { insertBuilt } from "../support/builders/insert.ts";
import { LICHFIELD } from "../support/builders/places.ts";
import { insertPost } from "../support/builders/posts.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
beforeAll(async () => {
  await database.db.$transaction((tx) => loadReference(tx), { timeout: 60_000 });
}, 60_000);

const asked = (path: string, params = {}): LoaderFunctionArgs => ({
  request: new Request(`http://localhost${path}`),
  params,
  context: { nonce: "" },
});

/** What a page says of itself to who shares its address. */
function graph(meta: object[]): Record<string, string> {
  return Object.fromEntries(
    meta.flatMap((tag) => ("property" in tag && "content" in tag ? [[String(tag.property), String(tag.content)]] : [])),
  );
}

test("the lists and a need say what they are where somebody shares their address", async () => {
  const { id } = await insertBuilt(database.db, { councilCode: LICHFIELD });
  const post = await insertPost(database.db, { businessId: id, councilCode: LICHFIELD, kind: "need" });
  const shown = await need(asked(`/needs/${post.reference}`, { postReference: post.reference }));
  const said = [
    graph(directoryMeta({ data: await directory(asked("/directory?q=baker")) } as never)),
    graph(needsMeta({ data: await needs(asked("/needs?kind=need")) })),
    graph(newsMeta({ data: await news(asked("/news")) })),
    graph(needMeta({ data: shown })),
  ];
  expect(said.map((tags) => new URL(tags["og:url"] ?? "").pathname)).toEqual([
    ...["/directory", "/needs", "/news", `/needs/${post.reference}`],
  ]);
  expect(said.map((tags) => [tags["og:title"], tags["og:description"]])).toEqual([
    [expect.stringContaining("for “baker”"), expect.stringContaining("that show themselves here")],
    ["What local businesses need and offer", expect.stringContaining("Answer one, or post your own: it is free.")],
    ["News and events", expect.stringContaining("What firms near here have done, made and plan.")],
    [post.title, post.body],
  ]);
  expect(said.map((tags) => tags["og:site_name"])).toEqual(Array(4).fill("Think Local"));
});

test("an embedded list answers a question that reaches too far, and says how far it looked", async () => {
  const answer = await embed(asked("/directory/embed?q=bakers+within+999+miles+of+WS13+6DP"));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("we looked up to 25 miles");
});

test("words that found no firm are carried to the form of a need, no longer than its title may be", async () => {
  const { query } = await newNeed(asked("/needs/new?kind=need&title=taxidermist%00%0A+near+me"));
  expect(new URLSearchParams(query).get("title")).toBe("taxidermist near me");
  const long = await newNeed(asked(`/needs/new?title=${"x".repeat(500)}`));
  expect(new URLSearchParams(long.query).get("title")).toHaveLength(100);
  expect((await newNeed(asked("/needs/new"))).query).toBe("kind=need");
});

test("what an address chooses by that no page of ours knows is said to be left out", async () => {
  const strange = "kind=banana&place=E05999999&sector=witches&q=bread";
  expect((await needs(asked(`/needs?${strange}&need=gold`))).leftOut).toEqual([
    ...["Kind “banana”", "What it is about “gold”", "Place “E05999999”"],
  ]);
  expect((await news(asked(`/news?${strange}`))).leftOut).toEqual([
    ...["Kind “banana”", "Sector “witches”", "Place “E05999999”"],
  ]);
  const firms = await directory(asked("/directory?q=bread&district=atlantis&within=3&sector=witches&offers=maybe"));
  expect(firms.leftOut.map((one) => one.split("“")[1])).toEqual(["3”", "atlantis”", "witches”", "maybe”"]);
  expect((await directory(asked("/directory?q=bread&district=lichfield&within=5&offers=yes"))).leftOut).toEqual([]);
});

test("a need that moderation has hidden is said to be away for now; of one that was never shown nothing is said", async () => {
  const { id } = await insertBuilt(database.db, { councilCode: LICHFIELD });
  const post = await insertPost(database.db, { businessId: id, councilCode: LICHFIELD, kind: "need" });
  const reason = async () => {
    const at = asked(`/needs/${post.reference}`, { postReference: post.reference });
    return (await need(at).catch((refused: Response) => refused.json())).reason;
  };
  await database.db.post.update({ where: { id: post.id }, data: { state: "hidden" } });
  expect(await reason()).toBe("not_shown");
  await database.db.post.update({ where: { id: post.id }, data: { audience: "council" } });
  expect(await reason()).toBe("not_found");
});

test("the link of an alert asks once: pressed before, or stopped, it says so", async () => {
  const row = {
    email: "ann@example.org",
    kind: "search",
    target: "/needs?kind=need",
    label: "Needs",
    frequency: "daily",
  };
  const { id } = await database.db.alert.create({ data: { id: crypto.randomUUID(), ...row } });
  const token = signedAddress("alert-confirm", id).split("/").at(-1) ?? "";
  const state = async () => (await alertConfirm(asked("/alerts/confirm/x", { token }))).data.state;
  expect(await state()).toBe("asked");
  await confirmAlert(id);
  expect(await state()).toBe("already");
  await stopAlert(id, "signed_link");
  expect(await state()).toBe("stopped");
});

test("the figures of moderation are not counted anew for every reader", async () => {
  const before = await communityRules();
  const { id } = await insertBuilt(database.db, { councilCode: LICHFIELD });
  for (let n = 0; n < 12; n++) await insertPost(database.db, { businessId: id, councilCode: LICHFIELD, kind: "need" });
  expect(before.rows).toHaveLength(6);
  expect((await communityRules()).rows).toBe(before.rows);
});

test("a map service is asked for pictures on the map alone, and only where one is set", async () => {
  expect((await directory(asked("/directory?view=map"))).tiles).toBeNull();
  const tiles = { url: "https://t.example/{z}/{x}/{y}", origin: "https://t.example", attribution: "© Somebody" };
  const putBack = setConfig({ tiles });
  expect((await directory(asked("/directory?view=map"))).tiles).toEqual({ url: tiles.url, attribution: "© Somebody" });
  expect((await directory(asked("/directory"))).tiles).toBeNull();
  putBack();
});
