import { z } from "zod";
import { formatTime, readTime } from "~/lib/british-time.ts";
import { optionalDay, optionalText, requiredText } from "~/lib/form-fields.ts";
import { texts } from "~/texts/texts.ts";
import { AUDIENCES, NEWS_KINDS } from "../post-terms.ts";

const words = texts.news.form;

export const LONGEST_TITLE = 100;
export const LONGEST_BODY = 5_000;

const time = z
  .string()
  .max(20, words.timeWrong)
  .optional()
  .transform((typed, context) => {
    if (!typed?.trim()) return null;
    const read = readTime(typed);
    if (read) return read;
    context.addIssue({ code: "custom", message: words.timeWrong });
    return z.NEVER;
  });

const link = z
  .union([z.literal(""), z.url({ error: words.linkWrong, protocol: /^https?$/ }).max(300, words.linkWrong)], { error: words.linkWrong })
  .optional()
  .transform((address) => address || null); // biome-ignore format: one field

const tick = z
  .enum(["yes"])
  .optional()
  .transform((on) => on === "yes");

/** All that is wrong is said at once. */
const EVEN_WHERE_A_FIELD_IS_WRONG = { when: () => true };

/** News and events, new or changed; files are looked at apart. */
export const NewsForm = z
  .object({
    kind: z.enum(NEWS_KINDS, { error: texts.ui.form.choose }),
    title: requiredText(words.headingMissing, LONGEST_TITLE),
    body: requiredText(words.bodyMissing, LONGEST_BODY),
    on: optionalDay(words.onWhat, { from: "2000-01-01", to: "2100-01-01" }),
    from: time,
    untilOn: optionalDay(words.untilOnWhat, { from: "2000-01-01", to: "2100-01-01" }),
    until: time,
    placeText: optionalText(120),
    link,
    audience: z.enum(AUDIENCES, { error: words.audienceMissing }),
    alt: optionalText(250),
    removePicture: tick,
    removeDocument: tick,
  })
  .superRefine((news, context) => {
    if (news.kind !== "event") return;
    // a field that has a fault of its own has no second one
    const faulty = new Set(context.issues.map(({ path }) => path?.[0]));
    const fault = (path: string[], message: string) => {
      if (!faulty.has(path[0])) context.addIssue({ code: "custom", path, message });
    };
    const days = !faulty.has("on") && !faulty.has("untilOn");
    if (!news.on) fault(["on", "day"], words.onMissing);
    if (!news.from) fault(["from"], words.fromMissing);
    if (!news.placeText) fault(["placeText"], words.placeMissing);
    const last = news.untilOn ?? news.on;
    if (days && news.on && last && last < news.on) fault(["untilOn", "day"], words.untilEarly);
    const times = !faulty.has("from") && !faulty.has("until");
    if (days && times && news.on === last && news.from && news.until && news.until <= news.from)
      fault(["until"], words.untilEarly);
  }, EVEN_WHERE_A_FIELD_IS_WRONG);
export type NewsInput = z.output<typeof NewsForm>;

/** What the time fields show for a time that is known. */
export const shownTime = (time: string | null): string | undefined => (time ? formatTime(time) : undefined);

export const EditNewsForm = NewsForm.safeExtend({ version: z.coerce.number().int().optional().catch(undefined) });
