import { v7 } from "uuid";

/** A UUIDv7: unique, and rising with time, so that indexes stay tight. */
export function newId(): string {
  return v7();
}

/** Letters and digits that nobody mistakes for one another when read aloud. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A reference people can read out: "TL-7K3M-29XB" for prefix "TL" and two groups. 30^8 values for two groups. */
export function newReference(prefix: string, groups = 2): string {
  const letters = Array.from(crypto.getRandomValues(new Uint32Array(4 * groups)), (n) => ALPHABET[n % ALPHABET.length]);
  return [prefix, ...Array.from({ length: groups }, (_, at) => letters.slice(4 * at, 4 * at + 4).join(""))].join("-");
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether a URL parameter can be an id at all; anything else is a 404, never a database error. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text);
}

const REFERENCE = /^[A-Z]{1,2}(-[2-9A-Z]{4}){1,3}$/;

/** Whether a URL parameter can be a reference at all; anything else is a 404 without asking the database. */
export function isReference(text: string | undefined): text is string {
  return text !== undefined && REFERENCE.test(text);
}
