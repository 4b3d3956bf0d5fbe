import { Link } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";

const words = texts.claim;

interface Named {
  id: string;
  name: string;
}

export interface ShownClaim {
  proof: string;
  status: string;
  dueOn: string | null;
  printedOn: string | null;
  expiresOn: string | null;
}

/** The ways of showing that a business is one's own: a form for each that this record allows. */
export function ClaimOptions({
  business,
  offered,
  domain,
  claims,
}: {
  business: Named;
  offered: readonly string[];
  domain: string | null;
  claims: readonly ShownClaim[];
}) {
  const asked = (proof: string) => claims.some((claim) => claim.proof === proof && claim.status === "waiting");
  const base = `/claim/${business.id}`;
  const second = offered.length > 1 || claims.length > 0;
  return (
    <>
      <h2>{offered.length > 1 ? words.how : words.howOne}</h2>
      {offered.includes("email_domain") && domain ? (
        <section>
          <h3>{words.email.title}</h3>
          <p>{words.email.text(domain)}</p>
          <Form action={`${base}/email`}>
            <Actions>
              <Button>{words.email.button}</Button>
            </Actions>
          </Form>
        </section>
      ) : null}
      {offered.includes("letter") ? (
        <section>
          <h3>{words.letter.title}</h3>
          <p>{words.letter.text}</p>
          <Form action={`${base}/letter`}>
            <Actions>
              <Button tone={second ? "secondary" : "primary"}>
                {asked("letter") ? words.letter.again : words.letter.button}
              </Button>
            </Actions>
          </Form>
        </section>
      ) : null}
      {offered.includes("call_back") && !asked("call_back") ? (
        <section>
          <h3>{words.callBack.title}</h3>
          <p>{words.callBack.text}</p>
          <Form action={`${base}/call-back`}>
            <Actions>
              <Button tone={second ? "secondary" : "primary"}>{words.callBack.button}</Button>
            </Actions>
          </Form>
        </section>
      ) : null}
    </>
  );
}

/** What the person asked for and waits for. */
export function OpenClaims({ business, claims }: { business: Named; claims: readonly ShownClaim[] }) {
  const letter = claims.find((claim) => claim.proof === "letter" && claim.status === "waiting");
  const call = claims.find((claim) => claim.proof === "call_back" && claim.status === "waiting");
  const link = claims.find((claim) => claim.proof === "email_domain" && claim.status === "waiting");
  if (!letter && !call && !link) return null;
  return (
    <InsetText>
      {link ? <p>{words.email.sent}</p> : null}
      {letter ? (
        <>
          <p>
            {letter.printedOn && letter.expiresOn
              ? words.letter.printed(formatDay(letter.printedOn), formatDay(letter.expiresOn))
              : words.letter.waiting}
          </p>
          <p>
            <ButtonLink to={`/claim/${business.id}/code`}>{words.letter.enter}</ButtonLink>
          </p>
        </>
      ) : null}
      {call?.dueOn ? <p>{words.callBack.waiting(formatDay(call.dueOn))}</p> : null}
      <Withdraw business={business} />
    </InsetText>
  );
}

function Withdraw({ business }: { business: Named }) {
  return (
    <Form action={`/claim/${business.id}`}>
      <Button tone="secondary" small>
        {words.withdraw}
      </Button>
    </Form>
  );
}

/** Somebody else has charge: ask to join, or say that it is not theirs. */
export function TakenBusiness({ business, claims }: { business: Named; claims: readonly ShownClaim[] }) {
  const dispute = claims.find((claim) => claim.status === "disputed");
  if (dispute?.dueOn) {
    return (
      <InsetText>
        <p>{words.taken.waiting(formatDay(dispute.dueOn))}</p>
        <Withdraw business={business} />
      </InsetText>
    );
  }
  return (
    <>
      <h2>{words.taken.title}</h2>
      <p>{words.taken.text}</p>
      <p>{words.taken.joinText}</p>
      <p>
        <ButtonLink to={`/join/${business.id}`}>{words.taken.join}</ButtonLink>
      </p>
      <h2>{words.taken.dispute}</h2>
      <p>{words.taken.disputeText}</p>
      <p>
        <Link to={`/claim/${business.id}/dispute`}>{words.taken.dispute}</Link>
      </p>
    </>
  );
}
