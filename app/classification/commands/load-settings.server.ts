import { newId } from "~/lib/ids.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { LIFECYCLE_SETTINGS } from "../lifecycle-settings.ts";

/** Keeps the first settings of the lifecycle as a version of their own, once: every result names the version that made it. */
export async function loadLifecycleSettings(tx: Statements): Promise<void> {
  const { version } = LIFECYCLE_SETTINGS;
  await tx.$executeRaw`
    INSERT INTO settings_version (id, topic, version, data)
    VALUES (${newId()}::uuid, 'lifecycle', ${version}::int, ${JSON.stringify(LIFECYCLE_SETTINGS)}::jsonb)
    ON CONFLICT (topic, version) DO NOTHING`;
}
