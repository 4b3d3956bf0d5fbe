import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cleanName, MOST_BYTES, sortByName } from "./file-terms.ts";
import { inTurn, readFile } from "./read-file.server.ts";

const plain = (width: number, height: number, channels: 3 | 4 = 3, alpha = 1) =>
  sharp({ create: { width, height, channels, background: { r: 30, g: 120, b: 60, alpha } } });
const jpeg = (width = 60, height = 40) => plain(width, height).jpeg().toBuffer();
const read = async (name: string, bytes: Uint8Array) => {
  const result = await readFile({ name, bytes });
  if (!result.ok) throw new Error(result.fault);
  return result.file;
};
const faultOf = async (name: string, bytes: Uint8Array) => {
  const result = await readFile({ name, bytes });
  return result.ok ? null : result.fault;
};
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

describe("a picture", () => {
  it("loses where and by whom it was taken, and is turned the right way up first", async () => {
    const bytes = await plain(80, 40)
      .withExif({
        IFD0: { Artist: "Mrs Canary", Copyright: "Canary" },
        IFD3: { GPSLatitude: "52/1 41/1 0/1", GPSLatitudeRef: "N" },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const file = await read("Photo of the van.JPG", bytes);
    expect(file).toMatchObject({ mediaType: "image/jpeg", name: "Photo of the van.jpg", width: 40, height: 80 });
    for (const drawn of [file.content, file.thumb ?? PDF]) {
      const { exif, xmp, iptc, orientation } = await sharp(drawn).metadata();
      expect({ exif, xmp, iptc, orientation }).toEqual({
        exif: undefined,
        xmp: undefined,
        iptc: undefined,
        orientation: undefined,
      });
      expect(Buffer.from(drawn).toString("latin1")).not.toContain("Canary");
    }
  });

  it("has nothing behind it any more", async () => {
    const file = await read("a.jpg", Buffer.concat([await jpeg(), Buffer.from("<script>alert(1)</script>PK\x03\x04")]));
    expect(Buffer.from(file.content).toString("latin1")).not.toContain("script");
  });

  it("is no larger than pages need, with a small one for lists", async () => {
    const file = await read("wide.png", await plain(4_000, 1_000).png().toBuffer());
    expect(file).toMatchObject({ mediaType: "image/jpeg", name: "wide.jpg", width: 1_600, height: 400 });
    expect(await sharp(file.thumb ?? PDF).metadata()).toMatchObject({ width: 480, height: 120, format: "jpeg" });
  });

  it("stays a PNG where one can see through it", async () => {
    expect(await read("logo.png", await plain(20, 20, 4, 0.4).png().toBuffer())).toMatchObject({ mediaType: "image/png" });
    expect(await read("logo.png", await plain(20, 20, 4, 1).png().toBuffer())).toMatchObject({ mediaType: "image/jpeg" });
  }); // biome-ignore format: two rows

  it("is refused when its name says something else, or is of no kind that we take", async () => {
    const png = await plain(5, 5).png().toBuffer();
    expect(await faultOf("a.jpg", png)).toBe("not_what_it_says");
    expect(await faultOf("a.png", await jpeg())).toBe("not_what_it_says");
    expect(await faultOf("a.pdf", png)).toBe("not_what_it_says");
    expect(await faultOf("a.jpg", PDF)).toBe("not_what_it_says");
    for (const name of ["a.gif", "a.svg", "a.exe", "a.jpg.html", "a", "", ".jpg.", "a.webp", "a.constructor"])
      expect(await faultOf(name, png)).toBe("kind");
  });

  it("is refused when it is broken, empty or too large", async () => {
    const whole = await jpeg(400, 400);
    expect(await faultOf("a.jpg", new Uint8Array())).toBe("empty");
    expect(await faultOf("a.jpg", whole.subarray(0, 100))).toBe("broken");
    expect(await faultOf("a.jpg", Buffer.concat([whole, Buffer.alloc(MOST_BYTES)]))).toBe("too_big");
  });

  it("is not opened when a small file holds a huge one", async () => {
    expect(await faultOf("bomb.png", hugePng(6_000, 5_000))).toBe("too_many_points");
    expect(await faultOf("bomb.png", hugePng(30_000, 30_000))).toBe("too_many_points");
    expect(await faultOf("bomb.png", hugePng(0x7fffffff, 0x7fffffff))).toMatch(/broken|too_many_points/);
  });

  it("is drawn one after the other, and one that fails holds up nobody", async () => {
    let drawing = 0;
    const together: number[] = [];
    const draw = (fails: boolean) =>
      inTurn(async () => {
        drawing += 1;
        together.push(drawing);
        await new Promise((done) => setTimeout(done, 5));
        drawing -= 1;
        if (fails) throw new Error("broken");
        return true;
      }).catch(() => false);
    expect(await Promise.all([draw(false), draw(true), draw(false)])).toEqual([true, false, true]);
    expect(together).toEqual([1, 1, 1]);
  });

  it("never makes reading fail, whatever is behind the right beginning", async () => {
    const begin = fc.constantFrom("\xff\xd8\xff\xe0", "\x89PNG\r\n\x1a\n", "%PDF-1.7\n").map((text) => Buffer.from(text, "latin1"));
    await fc.assert(
      fc.asyncProperty(begin, fc.uint8Array({ maxLength: 300 }), fc.constantFrom("a.jpg", "b.png", "c.pdf"), async (first, rest, name) => {
        expect(typeof (await readFile({ name, bytes: Buffer.concat([first, rest]) })).ok).toBe("boolean");
      }),
      { numRuns: 80 },
    );
  }); // biome-ignore format: arguments
});

describe("a PDF", () => {
  it("is kept as it came, unless something in it could run", async () => {
    expect(await read("../../Menu <2026>.pdf", PDF)).toMatchObject({ name: "Menu 2026.pdf", thumb: null });
    const active = Buffer.from(PDF.toString().replace("/Type", "/OpenAction<</S/JavaScript/JS(app.alert(1))>>/Type"));
    expect(await faultOf("a.pdf", active)).toBe("active");
    expect(await faultOf("a.pdf", Buffer.from("%PDF-1.4 and nothing more"))).toBe("broken");
  });
});

describe("a name", () => {
  it("shows nothing that misleads", () => {
    expect(cleanName("C:\\docs\\résumé\u202egpj.exe.jpg", "jpg")).toBe("résumé gpj exe.jpg");
    expect(cleanName('"><script>.jpg', "jpg")).toBe("script.jpg");
    expect(cleanName("....", "pdf")).toBe("file.pdf");
    expect(sortByName("PHOTO.JPEG ")).toBe("jpeg");
  });
});

/** A PNG whose head promises so many points; behind it is next to nothing. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), body]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const begin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([begin, chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.alloc(100_000))), chunk("IEND", Buffer.alloc(0))]);
} // biome-ignore format: one file
