import type { Statements } from "~/platform/statements.server.ts";
import { checkSettings } from "./check-settings.ts";
import type { LifecycleSettings } from "./lifecycle-settings.ts";
import { MODEL_SETTINGS, type ModelSettings, SETTINGS_TOPICS, type SettingsTopic } from "./model-settings.ts";

const TTL_MS = 30_000;
let held: { settings: ModelSettings; until: number } | null = null;

interface Row {
  topic: SettingsTopic;
  version: number;
  data: object;
}

/**
 * The settings in force of every model: of each the newest active row, read at most twice a minute, else the first
 * settings. A row that cannot be used (one written by hand) is passed over for the first settings, never half used.
 */
export async function modelSettings(tx: Statements): Promise<ModelSettings> {
  const time = Date.now();
  if (held && held.until > time) return held.settings;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (topic) topic, version, data FROM settings_version
    WHERE topic = ANY(${SETTINGS_TOPICS}) AND active_from <= now() ORDER BY topic, version DESC`;
  const settings = rows.reduce(withRow, MODEL_SETTINGS);
  held = { settings, until: time + TTL_MS };
  return settings;
}

function withRow(settings: ModelSettings, { topic, version, data }: Row): ModelSettings {
  const checked = checkSettings(topic, { ...MODEL_SETTINGS[topic], ...data, version });
  if (checked.ok) return { ...settings, [topic]: checked.settings };
  console.error(`settings ${topic} ${version} cannot be used: ${checked.faults.join("; ")}`);
  return settings;
}

export async function lifecycleSettings(tx: Statements): Promise<LifecycleSettings> {
  return (await modelSettings(tx)).lifecycle;
}
