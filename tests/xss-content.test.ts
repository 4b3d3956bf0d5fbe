import { crc32 } from "node:zlib";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "~/lib/ids.ts";
import { cleanName } from "~/network/files/file-terms.ts";
import { readFile } from "~/network/files/read-file.server.ts";
import { serveFile } from "~/network/files/serve-file.server.ts";
import { reportPost } from "~/network/moderation/commands/report.server.ts";
import { askIntroduction } from "~/network/people/commands/introduce.server.ts";
import { createPost } from "~/network/posts/commands/create-post.server.ts";
import { sendMessage, startThread } from "~/network/threads/commands/send-message.server.ts";
import { LICHFIELD } from "./support/builders/places.ts";
import { insertPost } from "./support/builders/posts.ts";
import { useDatabase } from "./support/database.ts";
import { type Firm, insertFirm } from "./support/network-world.ts";
import { RAN, XSS_PAYLOADS } from "./support/xss-payloads.ts";

const database = useDatabase();
const LONG = 120_000;
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
/** Names and words beside those in the list that end a header line or a name. */
const NAMES = [...XSS_PAYLOADS, "a\r\nSet-Cookie: x=1", 'a"; filename="b.html', "a\0.html", "..\\..\\b", "a'*;b"];
const plain = () => sharp({ create: { width: 8, height: 8, channels: 3, background: "#205030" } });

describe("a file's name", () => {
  it.each(NAMES)("%j is kept as letters, numbers and spaces", async (name) => {
    for (const ending of ["jpg", "png", "pdf"])
      expect(cleanName(`${name}.${ending}`, ending)).toMatch(/^[\p{L}\p{N} ()_-]+\.(jpg|png|pdf)$/u);
    const file = await readFile({ name: `${name}.pdf`, bytes: PDF });
    expect(file.ok && file.file.name).toBe(cleanName(`${name}.pdf`, "pdf"));
  });

  it(
    "cannot end its header, even where it was kept as it came",
    async () => {
      const post = await insertPost(database.db, { businessId: (await insertFirm(database)).business.id, councilCode: LICHFIELD });
      for (const mediaType of ["image/png", "application/pdf"]) {
        const id = newId();
        await database.db.postFile.create({
          data: { id, postId: post.id, mediaType, name: "x", alt: "x", bytes: PDF.length, hash: id, content: PDF },
        });
        // the database takes no NUL
        for (const name of NAMES.filter((one) => !one.includes("\0"))) {
          await database.db.postFile.update({ where: { id }, data: { name } });
          const asked = new Request(`https://portal.example/posts/${post.reference}/files/${id}`);
          const { headers } = await serveFile(asked, { kind: "public" }, { reference: post.reference, fileId: id });
          expect(headers.get("Content-Disposition"), name).toMatch(/^(inline|attachment); filename\*=UTF-8''[\w%.!~-]+$/);
          expect(headers.get("Content-Type")).toBe(mediaType);
          expect(headers.get("Content-Security-Policy")).toContain("sandbox");
        }
      }
    },
    LONG,
  ); // biome-ignore format: long rows
});

describe("words inside a picture", () => {
  it(
    "are gone once it is drawn anew",
    async () => {
      const [png, jpeg] = [await plain().png().toBuffer(), await plain().jpeg().toBuffer()];
      for (const payload of XSS_PAYLOADS) {
        for (const [name, bytes] of [["a.png", withText(png, payload)], ["a.jpg", withComment(jpeg, payload)]] as const) {
          expect(bytes.includes(payload)).toBe(true);
          const read = await readFile({ name, bytes });
          if (!read.ok) throw new Error(`${name} ${payload}: ${read.fault}`);
          for (const drawn of [read.file.content, read.file.thumb ?? PDF])
            for (const words of [payload, RAN, "Comment"]) expect(Buffer.from(drawn).includes(words), payload).toBe(false);
        }
      }
    },
    LONG,
  ); // biome-ignore format: long rows
});

describe("words that somebody types", () => {
  let writer: Firm;
  let other: Firm;
  beforeAll(async () => {
    writer = await insertFirm(database);
    other = await insertFirm(database);
  });
  /** each alone, and where it is found in an honest text */
  const typed = XSS_PAYLOADS.flatMap((payload) => [payload, `We bake bread for cafes near the cathedral. ${payload}`]);

  it(
    "in a post are kept as they are, or refused with a reason",
    async () => {
      let kept = 0;
      for (const [n, words] of typed.entries()) {
          const kind = n % 4 < 2 ? "offer" : "good_news";
          const input = { kind, title: words.slice(0, 100), body: words, audience: "public", placeText: words, area: words } as const;
          const result = await createPost(writer.actor, input, { submissionKey: null });
          if (result.kind === "posted") {
            expect(await database.db.post.findUniqueOrThrow({ where: { id: result.post.id } })).toMatchObject({ title: input.title, body: words });
            kept += 1;
          } else {
            expect(result, words).toMatchObject({ kind: "refused" });
            if (result.kind === "refused") expect(result.faults.every(({ field, message }) => field !== null && message !== "")).toBe(true);
          }
          await database.db.post.deleteMany({ where: { businessId: writer.business.id } });
      }
      expect(kept).toBeGreaterThan(typed.length / 2);
    },
    LONG,
  ); // biome-ignore format: long rows

  it(
    "in a message, a request to be introduced and a report are kept as they are, or refused with a reason",
    async () => {
      const post = await insertPost(database.db, { businessId: other.business.id, councilCode: LICHFIELD });
      const [from, toBusinessId] = [writer.actor, other.business.id];
      const begun = await startThread(from, { postId: post.id, toBusinessId, body: "We can help with bread.", submissionKey: null });
      if (begun.kind !== "said") throw new Error(begun.kind);
      const kept = { messages: 0, introductions: 0, reports: 0 };
      const words = ["no_words", "link_only", "repeated", "shouting", "gibberish", "blocked"];
      for (const body of typed) {
        await database.db.threadMessage.deleteMany();
        await database.db.introduction.deleteMany();
        await database.db.postReport.deleteMany();
        const said = await sendMessage(from, { threadId: begun.threadId, body, submissionKey: null });
        if (said.kind === "said") {
          expect(await database.db.threadMessage.findUniqueOrThrow({ where: { id: said.messageId } })).toMatchObject({ body });
          kept.messages += 1;
        } else expect(said.kind === "refused" && words.includes(said.why), body).toBe(true);
        const asked = await askIntroduction(from, { toBusinessId, why: body, shows: [], submissionKey: null });
        if (asked.kind === "asked") {
          expect(await database.db.introduction.findUniqueOrThrow({ where: { id: asked.id } })).toMatchObject({ why: body });
          kept.introductions += 1;
        } else expect(asked.kind === "private" || (asked.kind === "refused" && words.includes(asked.why)), body).toBe(true);
        const reporter = { kind: "business", businessId: writer.business.id, personId: from.person.id } as const;
        const told = await reportPost(reporter, { kind: "public" }, post.id, { reason: "junk", note: body });
        expect(["done", "words"], body).toContain(told);
        if (told === "done") kept.reports += 1;
      }
      for (const count of Object.values(kept)) expect(count).toBeGreaterThan(typed.length / 2);
    },
    LONG,
  ); // biome-ignore format: long rows
});

/** A PNG with words in a chunk of text before its picture. */
function withText(png: Buffer, words: string): Buffer {
  const typed = Buffer.concat([Buffer.from("tEXtComment\0", "latin1"), Buffer.from(words)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(typed.length - 4);
  sum.writeUInt32BE(crc32(typed));
  const afterHead = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHead), length, typed, sum, png.subarray(afterHead)]);
}

/** A JPEG with words in a comment at its beginning. */
function withComment(jpeg: Buffer, words: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(words) + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, Buffer.from(words), jpeg.subarray(2)]);
}
