import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Actions, Button } from "~/ui/button.tsx";
import { Checkboxes } from "~/ui/checkboxes.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import type { OwnerListing } from "./owner-page.server.ts";
import type { Missing } from "./rules.ts";

const words = texts.directory.owner;

/** Where each thing that is missing is put right. */
function fixPath(missing: Missing, businessId: string): string | null {
  const base = `/business/${businessId}`;
  if (missing === "proof") return `/claim/${businessId}`;
  if (missing === "name") return `${base}/who-sees-what`;
  if (missing === "description") return `${base}/details/what`;
  if (missing === "contact") return `${base}/details/contact`;
  return null;
}

export function MissingList({ missing, businessId }: { missing: readonly Missing[]; businessId: string }) {
  return (
    <>
      <h2>{words.missingTitle}</h2>
      <ul>
        {missing.map((one) => {
          const path = fixPath(one, businessId);
          return (
            <li key={one}>
              {words.missing[one]} {path ? <Link to={path}>{words.fix[one]}</Link> : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What is shown, and the consent to it. */
export function OwnerForm({ form, page, businessId }: { form: FormState; page: OwnerListing; businessId: string }) {
  return (
    <>
      <Form form={form}>
        {page.held.length > 0 ? (
          <Checkboxes
            field={form.field("contacts")}
            label={words.contacts}
            hint={words.contactsHint}
            options={page.held.map(({ contact, value }) => ({
              value: contact,
              label: `${words.contact[contact]}: ${value}`,
            }))}
          />
        ) : (
          <p>{words.noContacts}</p>
        )}
        {page.mayBeHome ? (
          <Radios
            field={form.field("door")}
            label={words.door}
            hint={words.doorHint}
            options={[
              { value: "town", label: words.doorChoices.town },
              { value: "address", label: words.doorChoices.address },
            ]}
          />
        ) : null}
        <Checkboxes
          field={form.field("keepLocal")}
          label={words.keepLocal}
          options={[{ value: "yes", label: words.keepLocalLabel }]}
        />
        <Checkboxes
          field={form.field("consent")}
          label={words.consent}
          hint={words.consentHint}
          options={[{ value: "yes", label: words.consentLabel }]}
        />
        <Actions>
          <Button name="intent" value="list">
            {page.consent ? words.save : words.list}
          </Button>
        </Actions>
      </Form>
      {page.consent ? (
        <section aria-labelledby="leave">
          <h2 id="leave">{words.withdrawTitle}</h2>
          <p>{words.withdrawText}</p>
          <p>
            {words.postsStay} <Link to={`/business/${businessId}/posts`}>{words.yourPosts}</Link> {words.or}{" "}
            <Link to={`/business/${businessId}/news`}>{words.yourNews}</Link>
          </p>
          <Form>
            <Button tone="warning" name="intent" value="withdraw">
              {words.withdraw}
            </Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}
