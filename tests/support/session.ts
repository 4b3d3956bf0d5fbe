import { newId } from "~/lib/ids.ts";
import { hashToken, newToken } from "~/platform/auth/session.server.ts";
import type { Tx } from "~/platform/db.server.ts";

const HOURS_12 = 12 * 3_600_000;

interface ForgedSession {
  /** the second factor was given; people who have none do not need it, but staff do */
  secondFactor?: boolean;
  councilCode?: string;
  createdAt?: Date;
  lastSeenAt?: Date;
}

/**
 * Signs somebody in without the sign-in page: a session row, and the second factor set up when it is to count as given.
 * @returns the value of the `Cookie` header over plain HTTP
 */
export async function forgeSession(tx: Tx, personId: string, session: ForgedSession = {}): Promise<string> {
  const token = newToken();
  const at = session.createdAt ?? new Date();
  const secondFactor = session.secondFactor ?? true;
  if (secondFactor) {
    await tx.person.update({ where: { id: personId }, data: { totpConfirmedAt: at, totpSecret: `forged ${newId()}` } });
  }
  await tx.session.create({
    data: {
      idHash: hashToken(token),
      personId,
      createdAt: at,
      lastSeenAt: session.lastSeenAt ?? at,
      endsAt: new Date(at.getTime() + HOURS_12),
      secondFactorAt: secondFactor ? at : null,
      councilCode: session.councilCode ?? null,
    },
  });
  return `session=${token}`;
}
