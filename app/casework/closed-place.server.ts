import { siteSchema } from "~/businesses/schema/profile.ts";
import { readSite } from "~/businesses/site-answers.ts";
import type { SiteSnapshot, Snapshot } from "~/businesses/snapshot.ts";
import { describeFields } from "~/circumstances/describe.ts";
import { today } from "~/lib/clock.ts";
import { formatDay } from "~/lib/dates.ts";
import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { parseForm } from "~/platform/forms.server.ts";
import { readLoosely } from "~/platform/whole-form.server.ts";
import { texts } from "~/texts/texts.ts";
import type { ClosedPlace } from "./closed-place.tsx";
import { siteName } from "./profile-rows.ts";
import { findClosing } from "./queries/closing.server.ts";

const words = texts.profile.closed;

/** What somebody reads who opens, or sends, the form of a place that has been closed in the meantime. */
export async function closedPlace(actor: BusinessActor, site: SiteSnapshot): Promise<ClosedPlace> {
  const closing = await findClosing(actor, site.id);
  const who = closing && (closing.person && closing.person.id !== actor.person.id ? closing.person.name : words.who[closing.actorKind]); // biome-ignore format: one choice
  return {
    businessId: actor.businessId,
    text: words.text(siteName(site), formatDay(site.closedOn ?? today())),
    by: closing && who ? words.by(who, formatDay(closing.recordedOn)) : null,
    reference: closing?.reference ?? null,
  };
}

/** What was typed of a place, in words: nothing of it is to be lost. */
export async function typedOfPlace(request: Request, snapshot: Snapshot, siteId: string) {
  const schema = siteSchema(today());
  const answers = readLoosely((await parseForm(request, schema)).formData, schema);
  if (!answers) return [];
  const { site } = readSite(answers, snapshot, siteId);
  const values = Object.fromEntries(Object.entries(site).map(([field, value]) => [`site.${field}`, value]));
  return describeFields({}, values)
    .filter((line) => line.after !== null && line.after !== false)
    .map(({ label, afterText }) => ({ key: label, value: afterText }));
}
