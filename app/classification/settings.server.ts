import type { Statements } from "~/platform/statements.server.ts";
import { checkSettings } from "./check-settings.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import { MODEL_SETTINGS, type ModelSettings, SETTINGS_TOPICS, type SettingsTopic } from "./model-settings.ts";
import { SETTINGS_KNOWN_MS } from "./run-terms.ts";

/** What this process remembers. */
let held: { settings: ModelSettings; until: number } | null = null;

interface Row {
  topic: SettingsTopic;
  version: number;
  data: object;
}

/**
 * The settings in force of every model: of each the newest active row, read at most every five seconds, else the first
 * settings. A row that cannot be used (one written by hand) is passed over for the first settings, never half used.
 */
export async function modelSettings(tx: Statements): Promise<ModelSettings> {
  const time = Date.now();
  if (held && held.until > time) return held.settings;
  const settings = await settingsInForce(tx);
  held = { settings, until: time + SETTINGS_KNOWN_MS };
  return settings;
}

/** The same as they are at this moment, not as this process remembers them. */
export async function settingsInForce(tx: Statements): Promise<ModelSettings> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (topic) topic, version, data FROM settings_version
    WHERE topic = ANY(${SETTINGS_TOPICS}) AND active_from <= now() ORDER BY topic, version DESC`;
  return rows.reduce(withRow, MODEL_SETTINGS);
}

function withRow(settings: ModelSettings, { topic, version, data }: Row): ModelSettings {
  const checked = checkSettings(topic, { ...MODEL_SETTINGS[topic], ...data, version });
  if (checked.ok) return { ...settings, [topic]: checked.settings };
  console.error(`settings ${topic} ${version} cannot be used: ${checked.faults.join("; ")}`);
  return settings;
}

/** Drops what is remembered: after a new version in this process, and between tests. */
export function forgetModelSettings(): void {
  held = null;
}

export async function lifecycleSettings(tx: Statements): Promise<LifecycleSettings> {
  return (await modelSettings(tx)).lifecycle;
}
