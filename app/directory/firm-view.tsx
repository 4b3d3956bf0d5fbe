import type { ReactNode } from "react";
import { ACTIVITIES, isActivity } from "~/businesses/activities.ts";
import { formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { InsetText } from "~/ui/inset-text.tsx";
import { SummaryList, type SummaryRow } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";
import type { Firm } from "./firm.server.ts";

const words = texts.directory.page;

interface FirmViewProps {
  firm: Firm;
  heading?: "h2" | "h3";
  children?: ReactNode;
}

/** What everybody sees of a firm: its page, and its owner's preview of it. @param children  its needs, offers and news */
export function FirmView({ firm, heading: Heading = "h2", children }: FirmViewProps) {
  return (
    <>
      {firm.paused ? <InsetText>{words.paused}</InsetText> : null}
      {firm.description ? <Paragraphs text={firm.description} lede /> : null}
      {firm.keepLocal ? (
        <p>
          <Tag tone="good">{words.keepLocal}</Tag> {words.keepLocalText}
        </p>
      ) : null}
      <section aria-labelledby="firm-reach">
        <Heading id="firm-reach">{words.reach}</Heading>
        <SummaryList rows={reachRows(firm)} />
      </section>
      <section aria-labelledby="firm-where">
        <Heading id="firm-where">{words.where}</Heading>
        {firm.places.map((place, index) => (
          <PlaceView key={`${place.postcode} ${place.town} ${String(index)}`} place={place} other={index > 0} />
        ))}
      </section>
      <About firm={firm} heading={Heading} />
      {children}
    </>
  );
}

function About({ firm, heading: Heading = "h2" }: FirmViewProps) {
  const rows: SummaryRow[] = [
    ...some(words.trades, [...firm.trades, ...firm.activities.filter(isActivity).map((key) => ACTIVITIES[key].label)]),
    ...(firm.specialisms ? [{ key: words.specialisms, value: <Paragraphs text={firm.specialisms} /> }] : []),
    ...some(words.alsoCalled, firm.otherNames),
    ...(firm.tradingSince ? [{ key: words.since, value: formatDay(firm.tradingSince) }] : []),
    ...(firm.employees === null
      ? []
      : [{ key: words.employees, value: firm.employees === 0 ? words.alone : firm.employees.toLocaleString("en-GB") }]),
    ...some(words.offers, firm.offers),
  ];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="firm-what">
      <Heading id="firm-what">{words.what}</Heading>
      <SummaryList rows={rows} />
    </section>
  );
}

function some(key: string, lines: readonly string[]): SummaryRow[] {
  if (lines.length === 0) return [];
  return [
    {
      key,
      value: (
        <ul className="plain-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
    },
  ];
}

function reachRows({ phone, email, website }: Firm): SummaryRow[] {
  return [
    ...(phone ? [{ key: words.phone, value: <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a> }] : []),
    ...(email ? [{ key: words.email, value: <a href={`mailto:${email}`} className="break-words">{email}</a> }] : []),
    ...(website
      ? [
          {
            key: words.website,
            value: (
              <a href={website} rel="nofollow ugc noopener" className="break-words">
                {website.replace(/^https?:\/\/(www\.)?|\/$/g, "")}
              </a>
            ),
          },
        ]
      : []),
  ]; // biome-ignore format: a row each
}

function PlaceView({ place, other }: { place: Firm["places"][number]; other: boolean }) {
  const lines = place.address ?? [...new Set([place.town, place.area])].filter((line) => line !== null);
  return (
    <>
      {other ? <p className="firm-label">{words.otherPlaces}</p> : null}
      <address className="firm-address">
        {lines.map((line) => (
          <span key={line}>{line} </span>
        ))}
      </address>
      {place.address ? null : <p className="muted small">{words.noDoor}</p>}
      {place.openingHours ? (
        <>
          <p className="firm-label">{words.hours}</p>
          <Paragraphs text={place.openingHours} />
        </>
      ) : null}
    </>
  );
}

/** Typed text with its lines as they were typed. */
function Paragraphs({ text, lede }: { text: string; lede?: boolean }) {
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => paragraph.trim());
  return (
    <>
      {paragraphs.filter(Boolean).map((paragraph, index) => (
        <p key={`${String(index)} ${paragraph.slice(0, 20)}`} className={lede && index === 0 ? "lede lines" : "lines"}>
          {paragraph}
        </p>
      ))}
    </>
  );
}
