import { parse } from "csv-parse/sync";

/**
 * Rows of a CSV text with a header line (RFC 4180; a byte-order mark is allowed), each as an object of strings.
 * Throws when a line has more or fewer cells than the header.
 */
export function parseCsv(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true, skip_empty_lines: true });
}
