import { request } from "node:http";
import { brotliDecompressSync } from "node:zlib";

/** What a browser that has nothing of it yet fetches for a page before its images: bytes as sent, without headers. */
export interface Weight {
  html: number;
  styles: number;
  scripts: number;
  /** the two weights of the typeface, which the style sheet names */
  fonts: number;
}

/** HTML, styles and scripts: what a public page may have 100 kB of. */
export const weightOf = ({ html, styles, scripts }: Weight): number => html + styles + scripts;

interface Sent {
  status: number;
  type: string;
  location: string;
  cookies: string[];
  bytes: number;
  text: string;
}

/** As a browser of today asks for it. @param form  sends one with these words instead */
export function fetchPacked(url: string, cookie = "", form?: URLSearchParams): Promise<Sent> {
  const headers = {
    ...{ "Accept-Encoding": "gzip, deflate, br", Accept: "text/html,*/*", Cookie: cookie, Origin: new URL(url).origin },
    ...(form
      ? { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(String(form)) }
      : {}),
  };
  return new Promise((resolve, reject) => {
    request(url, { method: form ? "POST" : "GET", headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        const body = Buffer.concat(parts);
        const text = answer.headers["content-encoding"] === "br" ? brotliDecompressSync(body).toString() : String(body);
        const { location = "", "set-cookie": cookies = [], "content-type": type = "" } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, type, location, cookies, bytes: body.length, text });
      });
    })
      .on("error", reject)
      .end(form && String(form));
  });
}

interface Scales {
  /** a page that must be there */
  (path: string): Promise<Weight>;
  /** a page as it was sent, whatever its status */
  of(page: Pick<Sent, "text" | "bytes">): Promise<Weight>;
}

/** Weighs pages of one portal, as whoever has this cookie sees them. Each file is fetched once. */
export function pageScales(origin: string, cookie = ""): Scales {
  const files = new Map<string, Promise<Sent>>();
  const file = (href: string) => {
    const known = files.get(href) ?? fetchPacked(new URL(href, origin).href);
    files.set(href, known);
    return known;
  };
  const sum = async (hrefs: Iterable<string>) =>
    (await Promise.all([...new Set(hrefs)].map(file))).reduce((bytes, sent) => bytes + sent.bytes, 0);
  const of = async (page: Pick<Sent, "text" | "bytes">): Promise<Weight> => {
    const tags = [...page.text.matchAll(/<(?:link|script)\b[^>]*>/g)].map(([tag]) => tag);
    const hrefs = (kind: RegExp) =>
      tags.filter((tag) => kind.test(tag)).map((tag) => /\b(?:href|src)="([^"]*)"/.exec(tag)?.[1] ?? "");
    const styles = hrefs(/rel="stylesheet"/);
    const imported = [...page.text.matchAll(/\b(?:import|from)\s*"(\/assets\/[^"]+\.js)"/g)].map(
      ([, href = ""]) => href,
    );
    const sheets = await Promise.all(styles.map(file));
    const fonts = sheets.flatMap(({ text }) =>
      [...text.matchAll(/url\(([^)]*\.woff2)\)/g)].map(([, href = ""]) => href),
    );
    return {
      html: page.bytes,
      styles: await sum(styles),
      scripts: await sum([...hrefs(/rel="modulepreload"|<script\b[^>]*\bsrc=/), ...imported]),
      fonts: await sum(fonts),
    };
  };
  const weigh = async (path: string) => {
    const page = await fetchPacked(origin + path, cookie);
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
    return of(page);
  };
  return Object.assign(weigh, { of });
}
