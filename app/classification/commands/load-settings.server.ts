import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import { type Statements, Writes } from "~/platform/statements.server.ts";
import { MODEL_SETTINGS, SETTINGS_TOPICS } from "../model-settings.ts";

/** Keeps the first settings of every model as a version of their own, once: every result names the version that made it. */
export async function loadModelSettings(tx: Statements): Promise<void> {
  const writes = new Writes();
  for (const topic of SETTINGS_TOPICS) {
    const settings = MODEL_SETTINGS[topic];
    writes.add(sql`
      INSERT INTO settings_version (id, topic, version, data)
      VALUES (${newId()}::uuid, ${topic}, ${settings.version}::int, ${JSON.stringify(settings)}::jsonb)
      ON CONFLICT (topic, version) DO NOTHING`);
  }
  await writes.flush(tx);
}
