/** Words as a value of an iCalendar line (RFC 5545). */
export function icalText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");
}

/** An instant as iCalendar has it: "20261121T140500Z". */
export function icalInstant(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

/** Lines as a file: each at most 75 bytes, the rest on lines that begin with a space; no letter is cut. */
export function icalFile(lines: readonly string[]): string {
  return `${lines.flatMap(folded).join("\r\n")}\r\n`;
}

function folded(line: string): string[] {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > 74) {
      parts.push(part);
      part = " ";
      bytes = 1;
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part];
}
