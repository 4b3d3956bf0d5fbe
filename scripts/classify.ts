import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { classifyLine, LineFault } from "../app/classification/classify.ts";
import { MODEL_SETTINGS } from "../app/classification/model-settings.ts";

const USAGE = "npm run --silent classify -- [FILE]";
const BLOCK = 64 * 1024;
const PROGRESS_EVERY = 10_000;

/** What ends the command with exit code 2 and one line on stderr. */
class Refusal extends Error {}

async function main(args: string[]): Promise<void> {
  const input = openInput(args);
  const progress = process.stderr.isTTY ? (count: number) => process.stderr.write(`\r${count} lines`) : () => undefined;
  let number = 0;
  let waiting = "";
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      const text = number === 1 && line.startsWith("\uFEFF") ? line.slice(1) : line;
      if (text.trim() === "") continue;
      waiting += `${JSON.stringify(classifyLine(text, MODEL_SETTINGS))}\n`;
      if (waiting.length >= BLOCK) {
        await write(waiting);
        waiting = "";
      }
      if (number % PROGRESS_EVERY === 0) progress(number);
    }
  } catch (error) {
    await write(waiting);
    if (error instanceof LineFault) throw new Refusal(`line ${number}: ${error.message}`);
    throw isFileError(error) ? new Refusal(`cannot read ${args[0] ?? "standard input"}: ${error.code}`) : error;
  }
  await write(waiting);
  if (process.stderr.isTTY) process.stderr.write(`\r${number} lines\n`);
}

function openInput(args: string[]): NodeJS.ReadableStream {
  let files: string[];
  try {
    files = parseArgs({ args, allowPositionals: true, options: {} }).positionals;
  } catch {
    throw new Refusal(`there are no options; use: ${USAGE}`);
  }
  if (files.length > 1) throw new Refusal(`one file at a time; use: ${USAGE}`);
  const [file] = files;
  return file === undefined ? process.stdin : createReadStream(file, { highWaterMark: BLOCK });
}

/** Waits until the reader has taken the block, so that a slow one never fills memory. */
function write(text: string): Promise<void> {
  if (text === "") return Promise.resolve();
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && "code" in error && ["ENOENT", "EISDIR", "EACCES", "EPERM"].includes(String(error.code))
  );
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0); // the reader has seen enough
});

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`classify: ${error.message}\n`);
  process.exitCode = 2;
});
