import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { setClock } from "~/lib/clock.ts";
import { parseForm, withMoreFaults } from "~/platform/forms.server.ts";
import { loadServices } from "~/services/commands/load-services.server.ts";
import { texts } from "~/texts/texts.ts";
import { insertOfficer } from "../../../tests/support/builders/officer.ts";
import { LICHFIELD, TAMWORTH } from "../../../tests/support/builders/places.ts";
import { insertPost } from "../../../tests/support/builders/posts.ts";
import { useChangeWorld } from "../../../tests/support/change-world.ts";
import { useDatabase } from "../../../tests/support/database.ts";
import { type Firm, insertFirm } from "../../../tests/support/network-world.ts";
import * as reading from "../files/read-file.server.ts";
import { serveFile } from "../files/serve-file.server.ts";
import { joinGroup, leaveGroup } from "../groups/join.server.ts";
import { findGroup, groupsOf, listGroups, listMembers } from "../groups/queries.server.ts";
import { listFeed } from "../people/feed.server.ts";
import { follow, isFollowing, listFollows, unfollow } from "../people/follows.server.ts";
import { decideSignal, listSignals } from "../people/signals.server.ts";
import type { PostViewer } from "../post-terms.ts";
import { getNews } from "./find-news.server.ts";
import { listComing, listNews } from "./queries.server.ts";
import { NewsForm } from "./schema.ts";
import { changeNews, moreFaults, postNews } from "./write-news.server.ts";

const database = useDatabase();
useChangeWorld(database);
let at = new Date("2026-11-22T10:00:00Z");
let firm: Firm;
const PUBLIC: PostViewer = { kind: "public" };
const ALL = { kind: null, sector: null, place: null, after: null };

beforeAll(async () => {
  setClock({ now: () => at });
  await loadServices(database.db);
}, 60_000);
beforeEach(async () => {
  at = new Date("2026-11-22T10:00:00Z");
  firm = await insertFirm(database);
});

const input = (more: Record<string, unknown> = {}) =>
  NewsForm.parse({
    kind: "good_news",
    title: "Thirty years of bread",
    body: "We have baked here for thirty years. Thank you.",
    audience: "public",
    on: {},
    untilOn: {},
    ...more,
  });
const photo = async () => {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#335544" } })
    .withExif({ IFD3: { GPSLatitude: "52/1 41/1 0/1", GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();
  return new File([new Uint8Array(bytes)], "bread.jpg");
};
const written = async (news = input(), files = new Map<string, File>(), by = firm, key: string | null = null) => {
  const done = await postNews(by.actor, news, files, key);
  if (done.kind !== "written") throw new Error(JSON.stringify(done));
  return done;
};
/** The business's first post was looked at before. */
const checked = (by = firm) =>
  insertPost(database.db, {
    businessId: by.business.id,
    councilCode: LICHFIELD,
    kind: "good_news",
    at: new Date("2026-10-01"),
  });
const ask = (viewer: PostViewer, reference: string, fileId: string, headers: Record<string, string> = {}, query = "") =>
  serveFile(new Request(`http://portal/posts/x/files/y${query}`, { headers }), viewer, { reference, fileId }).catch((response: Response) => response); // biome-ignore format: one call

describe("news", () => {
  it("waits when it is a business's first, and shows at once afterwards", async () => {
    const first = await written();
    expect(first.state).toBe("waiting");
    await expect(getNews(PUBLIC, first.reference)).rejects.toMatchObject({ status: 404 });
    expect((await getNews({ kind: "business", businessIds: [firm.business.id] }, first.reference)).post.title).toBe("Thirty years of bread");
    await checked();
    expect((await written(input({ title: "Another year of bread" }))).state).toBe("live");
  }); // biome-ignore format: one line

  it("is posted once when it is sent twice, and five times a day at most", async () => {
    await checked();
    const once = await written(input(), new Map(), firm, "the-same-key");
    expect(await written(input(), new Map(), firm, "the-same-key")).toEqual(once);
    for (let n = 2; n <= 5; n += 1) await written(input({ title: `Loaf number ${n}` }));
    expect(await postNews(firm.actor, input({ title: "Loaf number six" }), new Map(), null)).toMatchObject({
      kind: "refused",
    });
  });

  it("is refused when it is a link and nothing else", async () => {
    expect(await postNews(firm.actor, input({ body: "https://example.org/offer" }), new Map(), null)).toMatchObject({
      kind: "refused",
      errors: { fieldErrors: { body: [expect.any(String)] } },
    });
  });

  it("of an event has its day, time and place, and comes up until it is over", async () => {
    await checked();
    const wrong = NewsForm.safeParse({ kind: "event", title: "Fair", body: "A fair", audience: "public", on: {}, untilOn: {} });
    expect(wrong.error?.issues.map(({ path }) => path.join(".")).sort()).toEqual(["from", "on.day", "placeText"]);
    const event = input({ kind: "event", title: "Open day", on: { day: "1", month: "12", year: "2026" }, from: "7.30pm", until: "9pm", placeText: "The mill" });
    const { reference } = await written(event);
    expect((await getNews(PUBLIC, reference)).post).toMatchObject({ startsAt: "2026-12-01T19:30:00.000Z", endsAt: "2026-12-01T21:00:00.000Z" });
    expect((await listComing(PUBLIC, 10)).map(({ title }) => title)).toContain("Open day");
    at = new Date("2026-12-01T21:00:01Z");
    expect((await listComing(PUBLIC, 10)).map(({ title }) => title)).not.toContain("Open day");
  }); // biome-ignore format: rows

  it("for the council alone is on no list and no page of anybody else", async () => {
    const { reference, state } = await written(
      input({ kind: "problem", title: "Canary problem", audience: "council" }),
    );
    expect(state).toBe("live");
    const other = await insertFirm(database);
    for (const viewer of [PUBLIC, { kind: "business", businessIds: [other.business.id] } as const]) {
      await expect(getNews(viewer, reference)).rejects.toMatchObject({ status: 404 });
      expect(JSON.stringify(await listNews(viewer, ALL))).not.toContain("Canary");
    }
  });
});

describe("the files of a post", () => {
  const withPicture = async (more: Record<string, unknown> = {}) => {
    await checked();
    const { reference } = await written(input({ alt: "A loaf", ...more }), new Map([["picture", await photo()]]));
    const post = await database.db.post.findUniqueOrThrow({ where: { reference }, include: { images: true } });
    const [file] = post.images;
    if (!file) throw new Error("no file");
    return { reference, post, file };
  };

  it("are served by their type, unable to run, for as long as the post is seen", async () => {
    const { reference, file, post } = await withPicture();
    const answer = await ask(PUBLIC, reference, file.id);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("image/jpeg");
    expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=60, must-revalidate");
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).exif).toBeUndefined();
    const etag = answer.headers.get("ETag") ?? "";
    expect((await ask(PUBLIC, reference, file.id, { "If-None-Match": etag })).status).toBe(304);
    expect((await ask(PUBLIC, reference, file.id, {}, "?size=small")).status).toBe(200);
    for (const [state, status] of [["hidden", 404], ["waiting", 404], ["withdrawn", 410]] as const) {
      await database.db.post.update({ where: { id: post.id }, data: { state } });
      expect((await ask(PUBLIC, reference, file.id, { "If-None-Match": etag })).status).toBe(status);
      const said = await getNews(PUBLIC, reference).catch((refused: Response) => refused.json());
      expect(said).toMatchObject({ reason: status === 410 ? "gone" : "not_shown" });
    } // biome-ignore format: one line
    expect((await ask(PUBLIC, reference, crypto.randomUUID())).status).toBe(410);
    expect((await ask(PUBLIC, "P-2222-2222", file.id)).status).toBe(404);
    expect((await ask(PUBLIC, "x", "y")).status).toBe(404);
  });

  it("of a post for some are not for others, and are kept by nobody on the way", async () => {
    const { reference, file } = await withPicture({ audience: "registered" });
    expect((await ask(PUBLIC, reference, file.id)).status).toBe(404);
    const other = await insertFirm(database);
    const seen = await ask({ kind: "business", businessIds: [other.business.id] }, reference, file.id);
    expect([seen.status, seen.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
    const council = await withPicture({ audience: "council", title: "For the council" });
    expect((await ask({ kind: "business", businessIds: [other.business.id] }, council.reference, council.file.id)).status).toBe(404);
  }); // biome-ignore format: one line

  it("are opened only once the rest may be posted or changed", async () => {
    const { post } = await withPicture();
    const opened = vi.spyOn(reading, "readFile");
    const files = new Map([["picture", await photo()]]);
    const link = input({ body: "https://example.org/offer", alt: "A loaf" });
    const good = input({ title: "A very different loaf", alt: "A loaf" });
    expect((await postNews(firm.actor, link, files, null)).kind).toBe("refused");
    expect((await changeNews(firm.actor, post.id, link, files, null)).kind).toBe("refused");
    expect((await changeNews(firm.actor, post.id, good, files, 99)).kind).toBe("refused");
    expect((await changeNews((await insertFirm(database)).actor, post.id, good, files, null)).kind).toBe("missing");
    const said = {
      id: crypto.randomUUID(),
      businessId: firm.business.id,
      councilCode: LICHFIELD,
      action: "posting_suspended",
    };
    await database.db.moderationAction.create({ data: said });
    expect((await postNews(firm.actor, good, files, null)).kind).toBe("refused");
    expect((await changeNews(firm.actor, post.id, good, files, null)).kind).toBe("refused");
    await database.db.moderationAction.delete({ where: { id: said.id } });
    expect(opened).not.toHaveBeenCalled();
    await written(good, files, firm, "a-key-of-its-own");
    await written(good, files, firm, "a-key-of-its-own");
    expect(opened).toHaveBeenCalledTimes(1);
    opened.mockRestore();
  });

  it("are refused with the reason, at their field", async () => {
    const faults = async (files: [string, File][], more = {}) => {
      const done = await postNews(firm.actor, input(more), new Map(files), null);
      return done.kind === "refused" ? Object.keys(done.errors.fieldErrors) : done.kind;
    };
    expect(await faults([["picture", new File(["<svg onload=alert(1)>"], "a.jpg")]], { alt: "A" })).toEqual([
      "picture",
    ]);
    expect(await faults([["document", new File(["x"], "a.exe")]])).toEqual(["document"]);
    expect(await faults([["picture", await photo()]])).toEqual(["alt"]);
    expect(await faults([["document", await photo()]])).toEqual(["document"]);
    expect(await faults([["picture", new File(["%PDF-1.4\n%%EOF"], "a.pdf")]], { alt: "A" })).toEqual(["picture"]);
    expect(await database.db.post.count({ where: { businessId: firm.business.id } })).toBe(0);
  });

  it("are told of with all else that is wrong, at once", async () => {
    await checked();
    const big = new File([new Uint8Array(12_000_000)], "phone.jpg");
    const sent = new FormData();
    for (const [name, value] of Object.entries({ kind: "event", body: "https://example.org", from: "soonish" }))
      sent.set(name, value);
    sent.set("picture", big);
    const form = await parseForm(new Request("http://x/", { method: "POST", body: sent }), NewsForm, { files: ["picture"] });
    if (form.ok) throw new Error("good");
    const { lastResult } = withMoreFaults(form, await moreFaults(form.formData, form.files)).data;
    expect(Object.keys(lastResult.error ?? {}).sort()).toEqual(
      ["alt", "audience", "body", "from", "on.day", "picture", "placeText", "title"],
    );
    expect([lastResult.error?.from, lastResult.initialValue?.body]).toEqual([[texts.news.form.timeWrong], "https://example.org"]);
    const both = await postNews(firm.actor, input({ body: "https://example.org" }), new Map([["picture", big]]), null);
    expect(both).toMatchObject({ errors: { fieldErrors: { body: [expect.any(String)], picture: [texts.news.files.too_big], alt: [expect.any(String)] } } });
  }); // biome-ignore format: a line each

  it("are taken away and replaced when the post is changed", async () => {
    const { post, file, reference } = await withPicture();
    const change = (more: Record<string, unknown>, files = new Map<string, File>()) =>
      changeNews(firm.actor, post.id, input(more), files, null);
    expect(await change({ alt: "Two loaves" }, new Map([["document", new File(["%PDF-1.4\n%%EOF"], "Menu.pdf")]]))).toMatchObject({ kind: "written" });
    const files = await database.db.postFile.findMany({ where: { postId: post.id }, orderBy: { position: "asc" } });
    expect(files.map(({ id, alt, name }) => [id === file.id, alt, name])).toEqual([[true, "Two loaves", "bread.jpg"], [false, null, "Menu.pdf"]]);
    const pdf = await ask(PUBLIC, reference, files[1]?.id ?? "");
    expect(pdf.headers.get("Content-Disposition")).toBe("attachment; filename*=UTF-8''Menu.pdf");
    expect(await change({ removePicture: "yes", removeDocument: "yes" })).toMatchObject({ kind: "written" });
    expect(await database.db.postFile.count({ where: { postId: post.id } })).toBe(0);
  }); // biome-ignore format: rows
});

describe("what one follows, and groups", () => {
  it("bring posts to the feed with why, and nothing else", async () => {
    const writer = await insertFirm(database, { sicCodes: ["47110"] });
    await checked(writer);
    const { reference } = await written(input({ title: "From the shop" }), new Map(), writer);
    const feed = async () => (await listFeed(firm.actor, null)).posts.map((post) => [post.reference, post.because]);
    const references = async () => (await feed()).map(([one]) => one);
    expect(await references()).not.toContain(reference);
    const person = { id: firm.actor.person.id, email: firm.ownEmail };
    expect(await follow(person, "business", writer.business.id)).toMatchObject({ label: writer.business.name });
    await follow(person, "business", writer.business.id);
    expect(await listFollows(person.id)).toHaveLength(1);
    expect(await feed()).toContainEqual([reference, { kind: "business", name: writer.business.name }]);
    await unfollow(person.id, "business", writer.business.id);
    expect(await isFollowing(person.id, "business", writer.business.id)).toBe(false);
    expect(await joinGroup(firm.actor, "sector:shops")).toBe("joined");
    expect(await feed()).toContainEqual([reference, { kind: "group", name: "Shops and wholesale" }]);
    expect(await groupsOf([firm.business.id])).toHaveLength(1);
    await leaveGroup(firm.actor, "sector:shops");
    expect(await references()).not.toContain(reference);
    for (const [kind, target] of [["business", crypto.randomUUID()], ["ward", "E05999999"], ["sector", "none"], ["business", "x"]] as const)
      expect(await follow(person, kind, target)).toEqual({ kind: "gone" });
  }); // biome-ignore format: rows

  it("are called lively only with a member, and are joined by proven people", async () => {
    const unproven = await insertFirm(database, { provenMember: false });
    expect(await joinGroup(unproven.actor, "sector:digital")).toBe("not_proven");
    expect(await joinGroup(firm.actor, "sector:nothing")).toBe("gone");
    expect((await listGroups()).lively.map(({ key }) => key)).not.toContain("sector:digital");
    await joinGroup(firm.actor, "sector:digital");
    expect((await listGroups()).lively).toContainEqual(expect.objectContaining({ key: "sector:digital", members: 1 }));
    // without a public page nobody is named
    expect(await listMembers("sector:digital")).toEqual({ members: [], unlisted: 1 });
    expect(await findGroup("place:E05999999")).toBeNull();
    expect(await findGroup("sector:digital:x")).toBeNull();
  });
});

describe("a signal in a post", () => {
  it("counts once an officer of the council has confirmed it, and not when it is turned down", async () => {
    const officer = await insertOfficer(database.db, LICHFIELD);
    const stranger = await insertOfficer(database.db, TAMWORTH);
    await checked();
    await written(input({ title: "We won the county award", body: "We won the county award for bread. We are hiring two bakers." }));
    const mine = async () => (await listSignals(officer)).filter(({ businessId }) => businessId === firm.business.id);
    const signals = await mine();
    expect(signals.map(({ signal }) => signal).sort()).toEqual(["award", "hiring"]);
    const counts = () => database.db.signal.count({ where: { businessId: firm.business.id, kind: { in: ["award", "vacancies_open"] } } });
    expect(await counts()).toBe(0);
    const idOf = (signal: string) => signals.find((one) => one.signal === signal)?.id ?? "";
    expect(await decideSignal(stranger, idOf("award"), true)).toEqual({ kind: "gone" });
    expect(await decideSignal(officer, idOf("award"), true)).toMatchObject({ kind: "confirmed" });
    expect(await decideSignal(officer, idOf("award"), false)).toEqual({ kind: "decided" });
    expect(await decideSignal(officer, idOf("hiring"), false)).toEqual({ kind: "rejected" });
    expect(await counts()).toBe(1);
    expect(await mine()).toEqual([]);
    const event = await database.db.event.findFirstOrThrow({ where: { businessId: firm.business.id, type: "award_or_innovation.published" } });
    expect(event.actorKind).toBe("officer");
  }); // biome-ignore format: rows

  it("of each kind can be recorded", async () => {
    const officer = await insertOfficer(database.db, LICHFIELD);
    await checked();
    const said = ["We have a new range of rolls", "It is a research project of ours", "Our first exports left today", "We are moving into Unit 4", "We secured funding for an oven", "Ten redundancies are planned", "Sadly we are closing down", "Cash flow is hard", "There is a shortage of flour"];
    for (const [place, body] of said.entries()) {
      at = new Date(Date.parse("2026-11-10T10:00:00Z") + place * 86_400_000);
      await written(input({ title: `Bread, part ${place}`, body: `${body}.` }));
    }
    at = new Date("2026-11-22T10:00:00Z");
    const signals = (await listSignals(officer)).filter(({ businessId }) => businessId === firm.business.id);
    expect(signals).toHaveLength(said.length);
    for (const one of signals) expect([one.signal, await decideSignal(officer, one.id, true)]).toEqual([one.signal, expect.objectContaining({ kind: "confirmed" })]);
  }); // biome-ignore format: rows
});
