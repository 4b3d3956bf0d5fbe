/** Something a person can put right: its message is printed alone, without a stack. */
export class Plain extends Error {}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a script's work; a Plain error ends it with its message only.
 * @param {() => Promise<void>} work
 */
export function runPlainly(work) {
  work().catch((error) => {
    process.stderr.write(`\n${error instanceof Plain ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  });
}
