import { Secret, TOTP } from "otpauth";
import { now } from "~/lib/clock.ts";

const PERIOD = 30;
const DIGITS = 6;

/** A new secret of 160 bits, in base32 as authenticator apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

function generator(secret: string, label = ""): TOTP {
  return new TOTP({ issuer: "Think Local", label, secret: Secret.fromBase32(secret), digits: DIGITS, period: PERIOD });
}

/** The address that an authenticator app reads from the QR code. */
export function totpUri(secret: string, email: string): string {
  return generator(secret, email).toString();
}

/**
 * The step (of 30 seconds since 1970) that a code belongs to, one step of clock drift either way allowed; null when the
 * code is wrong. Whoever accepts it must keep the step and never take it, or an earlier one, again.
 */
export function totpStep(secret: string, code: string): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now().getTime();
  const delta = generator(secret).validate({ token, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

/** The code of now; for tests and the demonstration of the page. */
export function totpCode(secret: string): string {
  return generator(secret).generate({ timestamp: now().getTime() });
}
