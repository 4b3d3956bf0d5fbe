import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { Table } from "~/ui/table.tsx";
import { Tag } from "~/ui/tag.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import type { DisputeLine } from "./queries/settle.server.ts";

const words = texts.queue.settle;

interface SettleProps {
  disputes: readonly DisputeLine[];
  form: FormState;
  /** the form that was sent last is this one */
  sent: boolean;
  mayDecide: boolean;
}

/** The values that sources differ on, each with who says so and when: the first to be settled, the others to be seen. */
export function SettleSources({ disputes, form, sent, mayDecide }: SettleProps) {
  if (disputes.length === 0) return null;
  const own = (name: string) => {
    const field = form.field(name);
    return sent ? field : { ...field, id: `settle-${name}`, errors: [], initialValue: undefined };
  };
  const [first] = disputes;
  return (
    <section aria-labelledby="settle">
      <h2 id="settle">{words.title}</h2>
      {mayDecide && first ? (
        <Form>
          <input type="hidden" name="intent" value="settle" />
          <Radios
            field={own("statementId")}
            label={words.which(first.label)}
            hint={words.whichHint}
            small
            options={first.values.map((value) => ({
              value: value.id,
              label: <Shown value={value} />,
              hint: value.said.map((line) => <div key={line}>{line}</div>),
            }))}
          />
          <TextArea field={own("note")} label={words.why} hint={words.whyHint} rows={3} />
          <Button small>{words.button}</Button>
        </Form>
      ) : null}
      {(mayDecide ? disputes.slice(1) : disputes).map((dispute) => (
        <Table
          key={dispute.key}
          caption={dispute.label}
          rows={dispute.values}
          rowKey={(value) => value.id}
          stack
          columns={[
            {
              key: "value",
              title: words.value,
              rowHeader: true,
              cell: (value) => <Shown value={value} />,
            },
            {
              key: "said",
              title: words.whoSays,
              cell: (value) => value.said.map((line) => <div key={line}>{line}</div>),
            },
          ]}
        />
      ))}
    </section>
  );
}

function Shown({ value }: { value: DisputeLine["values"][number] }) {
  return (
    <>
      {value.text} {value.shown ? <Tag>{words.shown}</Tag> : null}
    </>
  );
}
