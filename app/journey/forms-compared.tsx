import { texts } from "~/texts/texts.ts";

const words = texts.journey.form;

/** The three most common legal forms side by side; on a phone each row is a block with the form before each answer. */
export function FormsCompared() {
  const [, ...forms] = words.heads;
  return (
    <table className="compare">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <td />
          {forms.map((form) => (
            <th key={form} scope="col">
              {form}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {words.rows.map(([head, ...cells]) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {cells.map((cell, at) => (
              <td key={forms[at]} data-form={forms[at]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
