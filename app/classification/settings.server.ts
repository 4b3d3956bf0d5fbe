import type { Statements } from "~/platform/statements.server.ts";
import { LIFECYCLE_SETTINGS, type LifecycleSettings } from "./lifecycle-settings.ts";

const TTL_MS = 30_000;
let held: { settings: LifecycleSettings; until: number } | null = null;

/** The lifecycle settings in force: the newest active row, read at most twice a minute, else the first settings. */
export async function lifecycleSettings(tx: Statements): Promise<LifecycleSettings> {
  const time = Date.now();
  if (held && held.until > time) return held.settings;
  const [row] = await tx.$queryRaw<{ version: number; data: Partial<LifecycleSettings> }[]>`
    SELECT version, data FROM settings_version
    WHERE topic = 'lifecycle' AND active_from <= now() ORDER BY version DESC LIMIT 1`;
  const settings = row ? { ...LIFECYCLE_SETTINGS, ...row.data, version: row.version } : LIFECYCLE_SETTINGS;
  held = { settings, until: time + TTL_MS };
  return settings;
}
