import { createReadStream } from "node:fs";
import { SaxesParser } from "saxes";
import { isPlainDate, type PlainDate } from "~/lib/dates.ts";
import { LoadError } from "~/lib/load-error.ts";
import type { FoodRow } from "./food-premises.ts";

/** What a file says of itself. */
export interface RegisterHeader {
  extractedOn: PlainDate;
  /** how many premises it says it has; null when it does not say */
  itemCount: number | null;
}

const ROOT = "FHRSEstablishment";
const ROW = "EstablishmentDetail";
/** Elements under a row whose own children are of no use here. */
const DEEPEST = 8;

/**
 * Reads a Food Hygiene Rating Scheme register, batch by batch, so that memory does not grow with the file.
 * @throws LoadError with one line on what is wrong: not XML, another root, cut short, no date
 */
export async function* readFoodRegister(
  file: string,
  batchSize = 500,
): AsyncGenerator<{ header: RegisterHeader; rows: FoodRow[] }> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const path: string[] = [];
  const head: Record<string, string> = {};
  let rows: FoodRow[] = [];
  let cells: Record<string, string> | null = null;
  let text = "";
  let seen = false;

  parser.on("error", (error) => {
    throw new LoadError(`line ${parser.line}: not well-formed XML (${error.message.replace(/^\d+:\d+: /, "")})`);
  });
  parser.on("opentag", ({ name }) => {
    if (path.length === 0 && name !== ROOT)
      throw new LoadError(`line ${parser.line}: the root is <${name.slice(0, 40)}>, not <${ROOT}>`);
    if (path.length >= DEEPEST) throw new LoadError(`line ${parser.line}: elements are nested too deep`);
    path.push(name);
    text = "";
    if (name === ROW) cells = {};
  });
  const onText = (part: string) => {
    if (text.length + part.length > 10_000) throw new LoadError(`line ${parser.line}: a text is far too long`);
    text += part;
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", ({ name }) => {
    path.pop();
    const parent = path.at(-1);
    if (name === ROW && cells) {
      rows.push({ line: parser.line, cells });
      cells = null;
    } else if (parent === ROW && cells) cells[name] = text;
    else if (parent === "Header") head[name] = text;
    text = "";
  });

  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (error instanceof TypeError) throw new LoadError("the file is not UTF-8 text");
      throw error;
    }
  };
  for await (const chunk of createReadStream(file)) {
    seen = true;
    guarded(() => parser.write(decoder.decode(chunk, { stream: true })));
    while (rows.length >= batchSize) yield { header: headerOf(head), rows: rows.splice(0, batchSize) };
  }
  if (!seen) throw new LoadError("the file is empty");
  guarded(() => {
    parser.write(decoder.decode());
    parser.close();
  });
  const rest = rows;
  rows = [];
  yield { header: headerOf(head), rows: rest };
}

function headerOf(head: Record<string, string>): RegisterHeader {
  const extractedOn = (head.ExtractDate ?? "").trim().slice(0, 10);
  if (!isPlainDate(extractedOn)) throw new LoadError("the header has no ExtractDate in the form 2020-11-07");
  const count = (head.ItemCount ?? "").trim();
  return { extractedOn, itemCount: /^\d{1,9}$/.test(count) ? Number(count) : null };
}
