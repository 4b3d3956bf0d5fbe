import { z } from "zod";
import { texts } from "~/texts/texts.ts";
import { CHOSEN_FIELDS, isVisibility, partnerOf, type Visibility } from "../visibility.ts";

/** One choice a field: everybody, the council, or the council and one of these partners. */
export function seesForm(partnerKeys: readonly string[]) {
  const choice = z
    .string()
    .refine(
      (value): value is Visibility => {
        const partner = partnerOf(value);
        return isVisibility(value) && (partner === null || partnerKeys.includes(partner));
      },
      { error: texts.ui.form.chooseAgain },
    )
    .optional();
  return z.object(Object.fromEntries(CHOSEN_FIELDS.map((field) => [field, choice])));
}
