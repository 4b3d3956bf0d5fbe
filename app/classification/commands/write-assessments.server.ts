import type { PlainDate } from "~/lib/dates.ts";
import { newId } from "~/lib/ids.ts";
import { sql } from "~/platform/sql.server.ts";
import type { Statements } from "~/platform/statements.server.ts";
import type { Assessment } from "../assess.ts";
import { columnsOf, columnTypes, type NewResult, type ResultColumns, resultsOf } from "../results.ts";
import { showSites } from "../site-columns.server.ts";

export interface AssessedBusiness {
  businessId: string;
  assessment: Assessment;
  /** results that say something new; all of them when it has none yet */
  news?: readonly NewResult[];
  /** the stage that lists show; the model's own unless an officer's word stands */
  shownStage?: string;
}

/** Keeps the results of many businesses and shows them in their columns, in one statement. */
export async function writeAssessments(
  tx: Statements,
  all: readonly AssessedBusiness[],
  asOf: PlainDate,
): Promise<void> {
  const [first] = all;
  if (!first) return;
  const types = columnTypes(first.assessment);
  const results = all.flatMap(({ businessId, assessment, news }) =>
    (news ?? resultsOf(assessment, asOf)).map((one) => ({ ...one, id: newId(), businessId })),
  );
  const shown = all.map(({ businessId, assessment, shownStage }) => ({
    id: businessId,
    stage: shownStage ?? assessment.lifecycle.stage,
    ...columnsOf(assessment),
  }));
  const placed = showSites(
    all
      .filter(({ news }) => news === undefined || news.some((one) => one.model === "inspection"))
      .map(({ businessId, assessment }) => ({ businessId, inspection: assessment.inspection })),
  );
  const column = (name: keyof ResultColumns | "stage") => sql.column(name);
  const names = [column("stage"), ...types.map(([name]) => column(name))];
  const typed = types.map(([name, type]) => sql`${sql.column(name)} ${sql.column(type)}`);
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO result (id, business_id, model, settings_version, as_of, outcome, output, fingerprint)
      SELECT r.id, r."businessId", r.model, r."settingsVersion", ${asOf}::date, r.outcome, r.output, r.fingerprint
      FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb)
        AS r (id uuid, "businessId" uuid, model text, "settingsVersion" int, outcome text, output jsonb, fingerprint text)
    ), placed AS (${placed})
    UPDATE business SET (${sql.join(names)}) = (${sql.join(names.map((name) => sql`shown.${name}`))})
    FROM jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) AS shown (id uuid, stage text, ${sql.join(typed)})
    WHERE business.id = shown.id`;
}
