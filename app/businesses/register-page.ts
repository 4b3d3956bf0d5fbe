import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import type { FormState } from "~/ui/form.tsx";
import type { PageOptions } from "./register-answer.server.ts";
import type { Answers } from "./registration.ts";

/** What each page of the registration is given. */
export interface PageProps {
  form: FormState;
  answers: Answers;
  options: PageOptions;
}

export type PageComponent = (props: PageProps) => ReactNode;

/** A list value's origin, said at the field until it is confirmed. */
export function from(answers: Answers, field: string, hint?: string): string | undefined {
  const source = answers.prefilled?.[field];
  return source ? texts.register.fromList(source) : hint;
}

export const starting = (answers: Answers) => answers.kind === "starting";

/** Options of a question, from its words: each has a label and a hint that may be empty. */
export function choices<Key extends string>(table: Record<Key, string[]>, keys: readonly Key[]) {
  return keys.map((value) => ({ value, label: table[value][0] ?? value, hint: table[value][1] || undefined }));
}
