import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Form, useFormState } from "~/ui/form.tsx";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { PlanDraftForm } from "./draft-form.ts";
import type { ShownRow } from "./shown-rows.ts";

const words = texts.journeyStaff.list;

interface DraftPanelProps {
  draft: { version: number; by: string | null; on: string };
  mayEdit: boolean;
  answer: unknown;
}

/** The draft that waits, and what can be done with it. */
export function DraftPanel({ draft, mayEdit, answer }: DraftPanelProps) {
  const { form, fields } = useFormState<typeof PlanDraftForm>(answer, { id: "draft" });
  return (
    <Banner tone="attention" title={words.draftTitle} titleId="draft-title">
      <p>{words.draft(draft.by, draft.on)}</p>
      {form.errors.map(({ text }) => (
        <p key={text} className="error-message" role="alert">
          {text}
        </p>
      ))}
      {mayEdit ? (
        <Form form={form}>
          <input type="hidden" name="version" value={draft.version} />
          <TextField field={fields.note} label={words.note} />
          <div className="flex flex-wrap gap-3">
            <Button small name="intent" value="publish">
              {words.publish}
            </Button>
            <Button small tone="secondary" name="intent" value="drop">
              {words.drop}
            </Button>
          </div>
        </Form>
      ) : null}
    </Banner>
  );
}

/** The tasks, a table for each part. */
export function TaskTables({ groups }: { groups: readonly { title: string; rows: readonly ShownRow[] }[] }) {
  const titles = words.columns;
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => (
      <section key={title}>
        <h2>{title}</h2>
        <Table
          caption={words.caption(title)}
          captionHidden
          stack
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
          { key: "title", title: titles.title, rowHeader: true, cell: (row) => (
            <>
              <Link to={`/staff/plan-tasks/${row.key}`}>{row.title}</Link> {row.changed ? <Tag tone="notice">{words.changed}</Tag> : null}
            </>
          ) },
          { key: "when", title: titles.when, cell: (row) => row.when },
          { key: "age", title: titles.age, numeric: true, cell: (row) => (
            <>
              {row.hard ? <Tag tone="problem">{words.hard}</Tag> : null} {row.age ?? "–"}
            </>
          ) },
          { key: "checked", title: titles.checked, cell: (row) => <span className="nowrap">{row.checked}</span> },
        ]} // biome-ignore format: one column a line
        />
      </section>
    ));
}

interface ShownEdition {
  version: number;
  note: string | null;
  createdAt: string;
  by: string | null;
}

/** What was in use when, each with the way back. */
export function Editions({ editions, mayEdit }: { editions: readonly ShownEdition[]; mayEdit: boolean }) {
  const titles = words.editionColumns;
  const newest = editions[0]?.version;
  return (
    <section>
      <h2>{words.editions}</h2>
      {editions.length === 0 ? (
        <p className="muted">{words.noEditions}</p>
      ) : (
        <>
          <Table
            caption={words.editions}
            captionHidden
            stack
            rows={editions}
            rowKey={(row) => String(row.version)}
            columns={[
              { key: "version", title: titles.version, rowHeader: true, cell: (row) => words.edition(row.version) },
              { key: "on", title: titles.on, cell: (row) => <span className="nowrap">{row.createdAt}</span> },
              { key: "by", title: titles.by, cell: (row) => row.by ?? words.nobody },
              { key: "note", title: titles.note, cell: (row) => row.note ?? "–" },
              { key: "back", title: titles.back, cell: (row) =>
                row.version === newest ? <span className="muted">{words.inUse}</span> : mayEdit ? <PutBack version={row.version} /> : null },
            ]} // biome-ignore format: one column a line
          />
          {mayEdit ? <PutBack version={0} /> : null}
        </>
      )}
    </section>
  );
}

function PutBack({ version }: { version: number }) {
  return (
    <Form>
      <input type="hidden" name="version" value={version} />
      <Button small tone="secondary" name="intent" value="put_back">
        {version === 0 ? words.shared : words.back}
        {version === 0 ? null : <span className="visually-hidden"> {words.backOf(version)}</span>}
      </Button>
    </Form>
  );
}
