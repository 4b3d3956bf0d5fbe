import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { Details } from "~/ui/details.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Select } from "~/ui/select.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { Line, Part } from "./settings-parts.ts";
import { fieldName } from "./settings-typed.ts";

const words = texts.modelSettings.form;

interface PartProps {
  part: Part;
  /** the anchor of the part on its page */
  id: string;
  form: FormState;
  /** how many rows a table of any length has */
  rows: number;
}

/** One table of a model's settings as fields. */
export function SettingsPart({ part, id, form, rows }: PartProps) {
  const hints = [part.hint, part.kind === "ranges" ? words.toHint : part.kind === "bands" ? words.bandHint : null];
  return (
    <section className="setting-part" aria-labelledby={id}>
      <h2 id={id}>{part.title}</h2>
      {hints.filter(Boolean).map((hint) => (
        <p className="hint" key={hint}>
          {hint}
        </p>
      ))}
      <Fields part={part} form={form} rows={rows} />
    </section>
  );
}

function Fields({ part, form, rows }: Omit<PartProps, "id">) {
  const field = (...name: (string | number)[]) => form.field(fieldName(part.at, ...name));
  switch (part.kind) {
    case "numbers":
      return (
        <div className="setting-lines">
          {part.lines.map((line) => (
            <NumberLine key={line.key} line={line} field={field(line.key)} />
          ))}
        </div>
      );
    case "choices":
      return (
        <div className="setting-lines">
          {part.lines.map(({ key, label }) => (
            <Select key={key} field={field(key)} label={label} options={part.options} />
          ))}
        </div>
      );
    case "ticks":
      return part.lines.map(({ key, label }) => (
        <Checkboxes key={key} field={field(key)} label={label} options={part.options} small />
      ));
    case "words":
    case "codes":
      return (
        <div className="setting-lines">
          {part.lines.map(({ key, label }) => (
            <TextArea key={key} field={field(key)} label={label} rows={part.kind === "codes" ? 3 : 4} />
          ))}
        </div>
      );
    case "grid":
      return part.lines.map(({ key, label }) => {
        const cells = part.columns.map((column) => ({ column, cell: field(key, column.key) }));
        return (
          <Details key={key} summary={label} open={cells.some(({ cell }) => cell.errors.length > 0)}>
            <div className="setting-lines">
              {cells.map(({ column, cell }) => (
                <TextField key={column.key} field={cell} label={column.label} width={2} inputMode="numeric" />
              ))}
            </div>
          </Details>
        );
      });
    case "bands":
      return (
        <Rows
          columns={[words.from, words.to]}
          rows={part.lines.map(({ label }, at) => ({
            name: label,
            label,
            cells: [field(at, "from"), field(at, "to")],
          }))}
          of={part.of}
        />
      );
    case "ranges":
      return (
        <Rows
          columns={[words.from, words.to, words.points]}
          rows={Array.from({ length: rows }, (_, at) => ({
            name: null,
            label: `${part.title}, ${words.row(at + 1)}`,
            cells: [field(at, "from"), field(at, "to"), field(at, "points")],
          }))}
          of={part.of}
        />
      );
    case "groups":
      return (
        <>
          {Array.from({ length: rows }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
            <div className="setting-group" key={at}>
              <input type="hidden" name={field(at, "key").name} value={String(field(at, "key").initialValue ?? "")} />
              <TextField field={field(at, "label")} label={`${words.groupName}, ${words.row(at + 1)}`} />
              <TextField
                field={field(at, "divisions")}
                label={`${words.divisions}, ${words.row(at + 1)}`}
                inputMode="text"
              />
            </div>
          ))}
          <p className="hint">{words.newGroup}</p>
        </>
      );
  }
}

function NumberLine({ line, field }: { line: Line; field: ReturnType<FormState["field"]> }) {
  return (
    <TextField
      field={field}
      label={line.label}
      width={4}
      inputMode={line.fraction ? "decimal" : "text"}
      suffix={line.unit}
    />
  );
}

interface Row {
  /** a row that has a name of its own */
  name: string | null;
  label: string;
  cells: ReturnType<FormState["field"]>[];
}

/** Fields in a table: each says its row and column to people who listen. */
function Rows({ columns, rows, of }: { columns: string[]; rows: Row[]; of: string }) {
  const named = rows.some((row) => row.name !== null);
  return (
    <table className="setting-table">
      <thead>
        <tr>
          {named ? <td /> : null}
          {columns.map((column, at) => (
            <th key={column} scope="col">
              {column}
              {at < 2 ? <span className="hint"> {of}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            {row.name !== null ? <th scope="row">{row.name}</th> : null}
            {row.cells.map((cell, at) => (
              <td key={cell.name}>
                <TextField
                  field={cell}
                  label={`${row.label}, ${columns[at]?.toLowerCase()}`}
                  labelHidden
                  width={5}
                  inputMode="decimal"
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
