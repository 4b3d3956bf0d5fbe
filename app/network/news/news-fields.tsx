import { texts } from "~/texts/texts.ts";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { FileField } from "~/ui/file-field.tsx";
import type { FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { TextArea } from "~/ui/text-area.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { FileLine } from "../files/keep-files.server.ts";
import { AUDIENCES, type PostKind } from "../post-terms.ts";

const words = texts.news.form;
const LONGEST_BODY = 5_000;

/** The questions of a post of this kind. `files` are those that it has. */
export function NewsFields({
  form,
  kind,
  reference,
  files = [],
}: {
  form: FormState;
  kind: PostKind;
  reference?: string;
  files?: readonly FileLine[];
}) {
  const picture = files.find(({ mediaType }) => mediaType.startsWith("image/"));
  const document = files.find(({ mediaType }) => mediaType === "application/pdf");
  return (
    <>
      <input type="hidden" name="kind" value={kind} readOnly />
      <TextField field={form.field("title")} label={words.heading} hint={words.headingHint} />
      {kind === "event" ? <EventFields form={form} /> : null}
      <TextArea field={form.field("body")} label={words.body} hint={words.bodyHint} rows={9} limit={LONGEST_BODY} />
      <TextField field={form.field("link")} label={words.link} type="url" spellCheck={false} />
      {picture && reference ? (
        <figure className="news-kept">
          <img src={`/posts/${reference}/files/${picture.id}?size=small`} alt={picture.alt ?? ""} />
          <figcaption>{words.hasPicture}</figcaption>
        </figure>
      ) : null}
      <FileField
        field={form.field("picture")}
        label={words.picture}
        hint={words.pictureHint}
        accept=".jpg,.jpeg,.png,image/jpeg,image/png"
      />
      {picture ? <Tick form={form} name="removePicture" label={words.removePicture} /> : null}
      <TextField field={form.field("alt")} label={words.alt} hint={words.altHint} />
      <FileField
        field={form.field("document")}
        label={words.document}
        hint={words.documentHint}
        accept=".pdf,application/pdf"
      />
      {document ? <Tick form={form} name="removeDocument" label={words.removeDocument(document.name)} /> : null}
      <Radios
        field={form.field("audience")}
        label={words.audience}
        options={AUDIENCES.map((value) => {
          const [label = "", hint = ""] = words.audiences[value] ?? [];
          return { value, label, hint };
        })}
      />
    </>
  );
}

function EventFields({ form }: { form: FormState }) {
  return (
    <>
      <DateInput form={form} field={form.field("on")} label={words.on} />
      <TextField field={form.field("from")} label={words.from} hint={words.fromHint} width={10} />
      <TextField field={form.field("until")} label={words.until} width={10} />
      <DateInput form={form} field={form.field("untilOn")} label={words.untilOn} />
      <TextField field={form.field("placeText")} label={words.place} hint={words.placeHint} />
    </>
  );
}

function Tick({ form, name, label }: { form: FormState; name: string; label: string }) {
  return <Checkboxes field={form.field(name)} label={label} labelHidden small options={[{ value: "yes", label }]} />;
}
