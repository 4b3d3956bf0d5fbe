import { createHash } from "node:crypto";
import { now } from "~/lib/clock.ts";
import { newId } from "~/lib/ids.ts";
import { db } from "~/platform/db.server.ts";
import type { Logo } from "../logo.ts";
import { forgetCouncils } from "../queries.server.ts";

export interface CouncilLook {
  name: string;
  shortName: string;
  /** "#0f4c35"; null for the portal's own green */
  primaryColour: string | null;
}

export type LookSaved = "saved" | "nothing_changed" | "name_taken" | "gone";

/**
 * Keeps how a council shows itself. Every page shows it at once in this process, and within seconds in the others.
 * @param logo  a new one; "none" takes the old one away, null leaves it
 */
export async function saveCouncilLook(
  actor: { personId: string; councilCode: string },
  look: CouncilLook,
  logo: Logo | "none" | null,
): Promise<LookSaved> {
  const { councilCode } = actor;
  const saved = await db().$transaction(async (tx): Promise<LookSaved> => {
    const before = await tx.council.findUnique({ where: { code: councilCode } });
    if (!before) return "gone";
    const others = { code: { not: councilCode }, name: { equals: look.name, mode: "insensitive" as const } };
    if ((await tx.council.count({ where: others })) > 0) return "name_taken";
    const logoPath = logo === null ? before.logoPath : logo === "none" ? null : addressOf(before.slug, logo);
    const after = { ...look, logoPath };
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter((field) => after[field] !== before[field]);
    if (changed.length === 0) return "nothing_changed";
    await tx.council.update({ where: { code: councilCode }, data: after });
    if (logo === "none") await tx.councilLogo.deleteMany({ where: { councilCode } });
    else if (logo) {
      const kept = { mediaType: logo.mediaType, content: logo.content, hash: hashOf(logo), changedAt: now() };
      await tx.councilLogo.upsert({ where: { councilCode }, create: { councilCode, ...kept }, update: kept });
    }
    const values = Object.fromEntries(changed.map((field) => [field, { before: before[field], after: after[field] }]));
    await tx.auditEntry.create({
      data: {
        id: newId(),
        at: now(),
        personId: actor.personId,
        action: "settings.council",
        subject: councilCode,
        detail: values,
      },
    });
    return "saved";
  });
  forgetCouncils();
  return saved;
}

function hashOf(logo: Logo): string {
  return createHash("sha256").update(logo.content).digest("hex").slice(0, 16);
}

function addressOf(slug: string, logo: Logo): string {
  return `/councils/${slug}/logo?v=${hashOf(logo)}`;
}
