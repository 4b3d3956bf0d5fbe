import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { InsetText } from "~/ui/inset-text.tsx";

const words = texts.journey.plan;

/** The way from a plan to a business. */
export function HaveStarted({ base }: { base: string }) {
  return (
    <>
      <h2>{words.startedTitle}</h2>
      <p>{words.started}</p>
      <Actions>
        <ButtonLink to={`${base}/started`} tone="secondary">
          {words.startedLink}
        </ButtonLink>
      </Actions>
    </>
  );
}

/** What a plan became. @param businessId  null where the reader does not belong to it */
export function Became({ businessId }: { businessId: string | null }) {
  return (
    <InsetText>
      <h2>{words.becameTitle}</h2>
      <p>{businessId ? words.became : words.becameOther}</p>
      {businessId ? (
        <Actions>
          <ButtonLink to={`/business/${businessId}`}>{words.becameLink}</ButtonLink>
          <Link to={`/business/${businessId}/services`}>{words.becameServices}</Link>
        </Actions>
      ) : null}
    </InsetText>
  );
}
