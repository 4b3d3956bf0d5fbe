import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Actions, ButtonLink } from "~/ui/button.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { Page } from "~/ui/layout.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";

const words = texts.profile.closed;

export interface ClosedPlace {
  businessId: string;
  /** which place, and from when */
  text: string;
  /** who told it and when; null where that is not known */
  by: string | null;
  /** of the change that closed it */
  reference: string | null;
}

/** A place that was closed while somebody was changing it: by whom, what was typed, and the ways on. */
export function ClosedPlacePage({
  place,
  typed = [],
}: {
  place: ClosedPlace;
  typed?: readonly { key: string; value: string }[] | undefined;
}) {
  const changes = `/business/${place.businessId}/changes`;
  return (
    <Page>
      <h1>{words.title}</h1>
      <p className="lede">
        {place.text} {place.by}
      </p>
      {typed.length > 0 ? (
        <>
          <h2>{words.typedTitle}</h2>
          <InsetText>{words.typedText}</InsetText>
          <SummaryList rows={[...typed]} />
        </>
      ) : null}
      {place.reference ? <p>{words.wrong}</p> : null}
      <Actions>
        <ButtonLink to={`/business/${place.businessId}/details`}>{words.details}</ButtonLink>
        {place.reference ? <Link to={`${changes}/${place.reference}/correct`}>{words.takeBack}</Link> : null}
        {place.reference ? <Link to={`${changes}/${place.reference}`}>{words.receipt}</Link> : null}
      </Actions>
    </Page>
  );
}
