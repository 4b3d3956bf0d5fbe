import { Form, Link } from "@remix-run/react";
import type { SectionKey } from "~/businesses/profile-sections.ts";
import { type ChosenField, partnerOf, type Visibility } from "~/businesses/visibility.ts";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { FormFields } from "~/ui/form.tsx";
import { InsetText } from "~/ui/inset-text.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";
import type { ProfileRow } from "./profile-rows.ts";

const words = texts.profile.details;

interface ProfileCardProps {
  id: string;
  title: string;
  rows: readonly ProfileRow[];
  change?: string;
  /** for a place: the page that closes it */
  close?: string;
  note?: string | null;
  canAnswer: boolean;
  /** how many can see it: a tag beside a field */
  seen?: Readonly<Record<string, string>>;
}

/** One section of the details: values with their sources, the way to change them, what other sources say. */
export function ProfileCard({ id, title, rows, change, close, note, canAnswer, seen }: ProfileCardProps) {
  const others = rows.flatMap((row) => row.others.map((other) => ({ ...other, label: row.label })));
  const drafts = rows.filter((row) => row.drafts.length > 0);
  return (
    <section className="summary-card" id={id} aria-labelledby={`${id}-title`}>
      <div className="summary-card-title">
        <h2 id={`${id}-title`}>{title}</h2>
        {note ? <span className="small muted">{note}</span> : null}
        {change ? (
          <span className="card-actions">
            <Link to={change}>
              {texts.ui.change}
              <span className="visually-hidden"> {title}</span>
            </Link>
            {close ? (
              <Link to={close}>
                {words.closeSite}
                <span className="visually-hidden">: {title}</span>
              </Link>
            ) : null}
          </span>
        ) : null}
      </div>
      <SummaryList
        rows={rows.map((row) => ({
          key: row.label,
          value: <span className={row.given ? "value" : "value muted"}>{row.text}</span>,
          source: [row.source, seen?.[row.key]].filter(Boolean).join(". ") || null,
        }))}
      />
      {others.map((other) => (
        <div className="other-source" key={other.id}>
          <p>
            <strong>{words.otherTitle}</strong> <span className="muted small">{other.source}</span>
            <br />
            {other.label}: {other.text}
          </p>
          {other.denied ? (
            <Tag>{other.denied === "wrong" ? words.saidWrong : words.setAside}</Tag>
          ) : canAnswer ? (
            <Form method="post" className="other-answers">
              <FormFields />
              <input type="hidden" name="intent" value="verdict" readOnly />
              <input type="hidden" name="statementId" value={other.id} readOnly />
              <Button tone="secondary" small name="verdict" value="right">
                {words.right}
                <span className="visually-hidden">{words.answerOf(other.label)}</span>
              </Button>
              <Button tone="secondary" small name="verdict" value="wrong">
                {words.wrong}
                <span className="visually-hidden">{words.answerOf(other.label)}</span>
              </Button>
            </Form>
          ) : null}
        </div>
      ))}
      {drafts.map((row) => (
        <div className="other-source" key={row.key}>
          <p>
            <strong>{words.draftTitle}</strong>
            <br />
            {row.label}: {row.drafts.join("; ")}
          </p>
        </div>
      ))}
    </section>
  );
}

interface DetailsPageProps {
  businessId: string;
  name: string;
  canEdit: boolean;
  canAnswer: boolean;
  hasDrafts: boolean;
  confirmedOn: PlainDate | null;
  changedOn: PlainDate | null;
  seen: Readonly<Record<ChosenField, Visibility>>;
  /** names of partner bodies by key */
  partners: Readonly<Record<string, string>>;
  sections: { key: SectionKey; rows: ProfileRow[] }[];
  sites: { id: string; name: string; isHome: boolean; closedOn: PlainDate | null; rows: ProfileRow[] }[];
}

/** Every field of the business and its places, one card a section. */
export function DetailsPage(page: DetailsPageProps) {
  const base = `/business/${page.businessId}`;
  const dates = [
    page.confirmedOn ? words.confirmed(formatDay(page.confirmedOn)) : texts.profile.fresh.never.toLowerCase(),
    page.changedOn ? words.changed(formatDay(page.changedOn)) : null,
  ];
  return (
    <>
      <PageTitle caption={page.name}>{words.title}</PageTitle>
      <p className="lede">{words.lede}</p>
      <p className="muted">{sentence(dates.filter(Boolean).join(", "))}</p>
      {page.hasDrafts ? <Drafts canSave={page.canAnswer} businessId={page.businessId} /> : null}
      {page.sections.map((section) => (
        <ProfileCard
          key={section.key}
          id={section.key}
          title={texts.profile.sections[section.key]}
          rows={section.rows}
          change={page.canEdit ? `${base}/details/${section.key}` : undefined}
          canAnswer={page.canAnswer}
          seen={seenBy(section.rows, page)}
        />
      ))}
      {page.sites.map((site) => (
        <ProfileCard
          key={site.id}
          id={`site-${site.id}`}
          title={words.siteTitle(site.name)}
          rows={site.rows}
          note={site.closedOn ? words.siteClosed(formatDay(site.closedOn)) : null}
          change={page.canEdit && !site.closedOn ? `${base}/sites/${site.id}` : undefined}
          close={`${base}/sites/${site.id}/close`}
          canAnswer={page.canAnswer}
          seen={addressSeenBy(site, page)}
        />
      ))}
      {page.canEdit ? (
        <p>
          <ButtonLink to={`${base}/sites/new`} tone="secondary">
            {words.addSite}
          </ButtonLink>
        </p>
      ) : null}
      {page.canEdit ? (
        <section className="card card-attention">
          <h2>{words.unchangedTitle}</h2>
          <Form method="post">
            <FormFields />
            <Actions>
              <Button name="intent" value="confirm">
                {words.unchanged}
              </Button>
            </Actions>
          </Form>
        </section>
      ) : null}
    </>
  );
}

function Drafts({ canSave, businessId }: { canSave: boolean; businessId: string }) {
  return (
    <InsetText>
      <h2>{words.draftTitle}</h2>
      {canSave ? (
        <Form method="post">
          <FormFields />
          <Button name="intent" value="drafts">
            {words.draftSave}
          </Button>
        </Form>
      ) : (
        <>
          <p>{words.draftText}</p>
          <p>
            <Link to={`/claim/${businessId}`}>{texts.profile.home.proveLink}</Link>
          </p>
        </>
      )}
    </InsetText>
  );
}

/** What the page says about who sees a field, by the row's key. */
function seenBy(
  rows: readonly ProfileRow[],
  page: Pick<DetailsPageProps, "seen" | "partners">,
): Record<string, string> {
  const said: Record<string, string> = {};
  const seen: Readonly<Record<string, Visibility>> = page.seen;
  for (const { key, given } of rows) {
    const choice = seen[key];
    if (key === "vatNumber" && given) said[key] = words.neverPublic;
    else if (choice && given) said[key] = visibilityText(choice, page.partners);
  }
  return said;
}

function addressSeenBy(
  site: DetailsPageProps["sites"][number],
  page: Pick<DetailsPageProps, "seen" | "partners">,
): Record<string, string> {
  const choice = site.isHome ? page.seen.homeAddress : page.seen.address;
  return { [`${site.id}.addressLine1`]: visibilityText(choice, page.partners) };
}

function visibilityText(choice: Visibility, partners: DetailsPageProps["partners"]): string {
  const partner = partnerOf(choice);
  if (partner) return texts.profile.sees.partner(partners[partner] ?? texts.profile.sees.somePartner);
  return choice === "public" ? words.public : words.private;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
