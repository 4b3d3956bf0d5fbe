import { z } from "zod";
import { contrast, isColour, LEAST_CONTRAST } from "~/lib/colour.ts";
import { optionalText, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";

const words = texts.settings.council;

/** How a council shows itself. The colour is one that white words can be read on. */
export const CouncilLookForm = z.object({
  name: requiredText(words.nameMissing, 80),
  shortName: requiredText(words.shortNameMissing, 40),
  primaryColour: optionalText(20).transform((text, context) => {
    if (text === null) return null;
    const colour = (text.startsWith("#") ? text : `#${text}`).toLowerCase();
    const fault = isColour(colour) ? faintness(colour) : words.colourShape;
    if (fault === null) return colour;
    context.addIssue({ code: "custom", message: fault });
    return z.NEVER;
  }),
  removeLogo: z.literal("yes").optional(),
});

function faintness(colour: string): string | null {
  const found = contrast(colour, "#ffffff");
  // down, so that 4.497 is not told as 4.5
  return found < LEAST_CONTRAST ? words.colourFaint(Math.floor(found * 10) / 10, LEAST_CONTRAST) : null;
}
