import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { config } from "../config.server.ts";

/** A key of its own for each purpose, so that what was sealed for one opens for no other. */
function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", config().security.secretKey, "think-local", purpose, 32));
}

/** Encrypts a short text with the portal's secret (AES-256-GCM). @returns "v1." and base64url of nonce, tag and text */
export function seal(purpose: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** The text that `seal` was given; null when it was changed, or sealed with another secret or for another purpose. */
export function unseal(purpose: string, sealed: string): string | null {
  if (!sealed.startsWith("v1.")) return null;
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** A hash that only this portal can make: for short codes and for keys that must not name a person. */
export function keyedHash(purpose: string, text: string): string {
  return createHmac("sha256", keyFor(purpose)).update(text).digest("hex");
}
