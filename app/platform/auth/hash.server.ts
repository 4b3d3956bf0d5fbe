import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let nobodys: Promise<string> | undefined;

/** The argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), OPTIONS);
}

/**
 * Whether the password is right. For somebody unknown, or without a password, the same work is done against a hash that
 * nothing fits, so that the answer comes no sooner.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hash("nobody has this password", OPTIONS);
  const right = await verify(stored ?? (await nobodys), password.normalize("NFKC")).catch(() => false);
  return right && stored !== null && stored !== undefined;
}
