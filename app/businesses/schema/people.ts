import { z } from "zod";
import { addMonths, type PlainDate } from "~/lib/dates.ts";
import { optionalDay, optionalText, requiredText } from "~/lib/form-fields.ts";
import { BUSINESS_ROLES } from "~/platform/auth/policy.ts";
import { texts } from "~/texts/texts.ts";
import { MOST_ADVISER_MONTHS } from "../member-rules.ts";

const words = texts.people;

const role = z.enum(BUSINESS_ROLES, { error: words.roleMissing });

/** An address as it is kept: lower case. */
const email = requiredText(words.emailShape, 254).transform((text, context) => {
  const address = text.toLowerCase();
  if (z.email().safeParse(address).success) return address;
  context.addIssue({ code: "custom", message: words.emailShape });
  return z.NEVER;
});

export function inviteForm(today: PlainDate) {
  return z
    .object({
      email,
      role,
      until: optionalDay(words.adviserWhat, { from: today, to: addMonths(today, MOST_ADVISER_MONTHS) }),
    })
    .refine((form) => form.until === null || form.role !== "admin", {
      path: ["role"],
      message: words.adviserAdmin,
    });
}

export const MemberForm = z.object({
  intent: z.enum(["role", "remove"], { error: texts.ui.form.chooseAgain }),
  role,
});

export const JoinForm = z.object({ message: optionalText(500) });

/** What is done on the people page itself, each by its own small form. */
export const PeopleForm = z.object({
  intent: z.enum(["withdraw", "answer"], { error: texts.ui.form.chooseAgain }),
  id: z.uuid({ error: texts.ui.form.chooseAgain }),
  decision: z.enum([...BUSINESS_ROLES, "refused"], { error: texts.ui.form.chooseAgain }).optional(),
});
