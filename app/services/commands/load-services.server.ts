import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCsv } from "~/lib/csv.ts";
import type { Statements } from "~/platform/statements.server.ts";
import { withAmounts } from "../amounts.ts";
import { forgetCatalogue } from "../queries.server.ts";
import { readCatalogue } from "../reference.ts";

const FOLDER = join("prisma", "reference");

/**
 * Puts the shared catalogue in place: services and rules as prisma/reference has them. Set-based; a second time changes
 * nothing. A council's own versions are rows of their own and stay as they are.
 * @returns how many services are in the files
 */
export async function loadServices(tx: Statements, folder: string = FOLDER): Promise<number> {
  const rows = (file: string) => parseCsv(readFileSync(join(folder, file), "utf8"));
  const services = readCatalogue(
    withAmounts(rows("services.csv"), rows("amounts.csv")),
    rows("service-rules.csv"),
    rows("service-offers.csv"),
  );
  const rules = services.flatMap((service) =>
    service.rules.map((rule, position) => ({ ...rule, serviceId: service.id, position })),
  );
  const ids = services.map((service) => service.id);
  await tx.$executeRaw`
    INSERT INTO service AS s (id, lgsl, slug, title, summary, who_for, how_to_get, cost, channel, url, tier, reach,
      providing_body, owner_team, topics, needs, help, channels, stages, checked_on, internal_note, status)
    SELECT id, lgsl, slug, title, summary, "whoFor", "howToGet", cost, channel, url, tier, reach,
      "providingBody", "ownerTeam", topics, needs, help, channels, stages, "checkedOn", "internalNote", 'live'
    FROM jsonb_to_recordset(${JSON.stringify(services)}::jsonb) AS r (id uuid, lgsl int, slug text, title text,
      summary text, "whoFor" text, "howToGet" text, cost text, channel text, url text, tier text, reach text,
      "providingBody" text, "ownerTeam" text, topics text[], needs text[], help text,
      channels text[], stages text[], "checkedOn" date, "internalNote" text)
    ON CONFLICT (id) DO UPDATE SET lgsl = excluded.lgsl, slug = excluded.slug, title = excluded.title,
      summary = excluded.summary, who_for = excluded.who_for, how_to_get = excluded.how_to_get, cost = excluded.cost,
      channel = excluded.channel, url = excluded.url, tier = excluded.tier, reach = excluded.reach,
      providing_body = excluded.providing_body, owner_team = excluded.owner_team, topics = excluded.topics,
      needs = excluded.needs, help = excluded.help, channels = excluded.channels, stages = excluded.stages,
      checked_on = excluded.checked_on, internal_note = excluded.internal_note, updated_at = now(),
      status = CASE WHEN s.url IS DISTINCT FROM excluded.url AND s.link_gone > 0 AND s.status = 'draft' THEN 'live'
        ELSE s.status END,
      fault = CASE WHEN s.url IS NOT DISTINCT FROM excluded.url THEN s.fault END,
      link_checked_at = CASE WHEN s.url IS NOT DISTINCT FROM excluded.url THEN s.link_checked_at END,
      link_fault = CASE WHEN s.url IS NOT DISTINCT FROM excluded.url THEN s.link_fault END,
      link_gone = CASE WHEN s.url IS NOT DISTINCT FROM excluded.url THEN s.link_gone ELSE 0 END
    WHERE (s.lgsl, s.slug, s.title, s.summary, s.who_for, s.how_to_get, s.cost, s.channel, s.url, s.tier, s.reach,
      s.providing_body, s.owner_team, s.topics, s.needs, s.help, s.channels, s.stages, s.checked_on, s.internal_note) IS DISTINCT FROM
      (excluded.lgsl, excluded.slug, excluded.title, excluded.summary, excluded.who_for, excluded.how_to_get,
      excluded.cost, excluded.channel, excluded.url, excluded.tier, excluded.reach, excluded.providing_body,
      excluded.owner_team, excluded.topics, excluded.needs, excluded.help, excluded.channels, excluded.stages,
      excluded.checked_on, excluded.internal_note)`;
  // a council's own version of before there were offers has what the shared one has, until its editor says otherwise
  await tx.$executeRaw`
    UPDATE service own SET needs = s.needs, help = s.help, channels = s.channels, stages = s.stages, updated_at = now()
    FROM service s WHERE s.id = own.based_on_id AND own.needs = '{}' AND s.needs <> '{}'`;
  // a rule's id is made of what it says, so another wording is another row
  const gone = await tx.$executeRaw`
    DELETE FROM service_rule WHERE service_id = ANY(${ids}::uuid[])
      AND id <> ALL(${rules.map((rule) => rule.id)}::uuid[])`;
  const added = await tx.$executeRaw`
    INSERT INTO service_rule (id, service_id, position, effect, "join", conditions, why, days_after_event, status)
    SELECT id, "serviceId", position, effect, "join", conditions, why, "daysAfterEvent", 'live'
    FROM jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) AS r (id uuid, "serviceId" uuid, position int, effect text,
      "join" text, conditions jsonb, why text, "daysAfterEvent" int)
    ON CONFLICT (id) DO NOTHING`;
  if (gone + added > 0) await tx.$executeRaw`UPDATE service SET updated_at = now() WHERE id = ANY(${ids}::uuid[])`;
  forgetCatalogue();
  return services.length;
}
