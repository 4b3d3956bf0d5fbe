import type { ReactNode } from "react";
import { SummaryList, type SummaryRow } from "./summary-list.tsx";

/** The answers of a wizard before they are sent, in their sections. */
export function CheckAnswers({ sections }: { sections: readonly { title: ReactNode; rows: readonly SummaryRow[] }[] }) {
  return (
    <>
      {sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections never move
        <section key={index}>
          <h2>{section.title}</h2>
          <SummaryList rows={section.rows} />
        </section>
      ))}
    </>
  );
}
