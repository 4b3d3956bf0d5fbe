import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { type Field, Form, type FormState } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { WarningText } from "~/ui/warning-text.tsx";

const words = texts.account.secondFactor;

interface FormProps {
  form: FormState;
  code: Field;
  next: string;
  isStaff: boolean;
}

function CodeField({ code, label }: { code: Field; label: string }) {
  return <TextField field={code} label={label} autoComplete="one-time-code" width={10} spellCheck={false} />;
}

/** Three steps to an app that gives codes. `qr` is a drawing that we made ourselves. */
export function SetSecondFactor({ form, code, next, isStaff, secret, qr }: FormProps & { secret: string; qr: string }) {
  return (
    <>
      <PageTitle>{words.setTitle}</PageTitle>
      <p>{words.setText}</p>
      {isStaff ? <InsetText>{words.setStaff}</InsetText> : null}
      <ol className="steps">
        <li>{words.step1}</li>
        <li>
          {words.step2}
          <p>
            <code>{secret.match(/.{1,4}/g)?.join(" ")}</code>
          </p>
          <img src={`data:image/svg+xml;base64,${toBase64(qr)}`} alt={words.qr} width={220} height={220} />
        </li>
        <li>{words.step3}</li>
      </ol>
      <Form form={form}>
        <input type="hidden" name="next" value={next} />
        <CodeField code={code} label={texts.account.field.code} />
        <Button>{words.setButton}</Button>
      </Form>
    </>
  );
}

/** The drawing is plain ASCII, so this is the same on the server and in the browser. */
function toBase64(text: string): string {
  return btoa(text);
}

/** The codes, shown once. */
export function RecoveryCodes({ codes, next }: { codes: string[]; next: string }) {
  return (
    <Page>
      <PageTitle>{words.codesTitle}</PageTitle>
      <WarningText>{words.codesText}</WarningText>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ButtonLink to={next}>{words.codesDone}</ButtonLink>
    </Page>
  );
}

/** For somebody who has it: new recovery codes, or off again. */
export function ManageSecondFactor({ form, code, next, isStaff, left }: FormProps & { left: number }) {
  return (
    <>
      <PageTitle>{words.manageTitle}</PageTitle>
      <p>{words.manageText(left)}</p>
      <Form form={form}>
        <input type="hidden" name="next" value={next} />
        <CodeField code={code} label={words.codeToConfirm} />
        <Actions>
          <Button name="intent" value="new-codes">
            {words.newCodes}
          </Button>
          {isStaff ? null : (
            <Button name="intent" value="turn-off" tone="warning">
              {words.turnOff}
            </Button>
          )}
        </Actions>
      </Form>
      {isStaff ? <p>{words.needed}</p> : null}
    </>
  );
}
