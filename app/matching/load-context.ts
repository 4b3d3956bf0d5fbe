import type { PlainDate } from "~/lib/dates.ts";

/** What the steps of one load share. */
export interface LoadContext {
  sourceKey: string;
  /** name of the source, in words: "Food hygiene register of Lichfield District Council" */
  sourceName: string;
  authority: string;
  /** the register's council, when it uses this installation */
  councilCode: string | null;
  extractedOn: PlainDate;
  /** the first file of a register tells nobody: there is no change to hear of */
  first: boolean;
}
