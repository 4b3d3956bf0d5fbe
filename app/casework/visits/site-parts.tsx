import { Link } from "@remix-run/react";
import { formatDay, type PlainDate } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { DateInput } from "~/ui/date-input.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { SummaryList, type SummaryRow } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";
import { teamName } from "../teams.ts";
import type { AskShown, SiteToVisit, VisitShown } from "./queries/find-site.server.ts";
import { CALL_ANSWERS } from "./visit-terms.ts";
import { CERTAINTY_TONES, headOfficeWords, STATE_TONES, teamOf, visitWords } from "./visit-words.ts";

const words = texts.visits;
const said = words.place;

/** What an officer knows of a place before going: how pressing, whether it is still there, and who decides. */
export function SiteSummary({ site, works }: { site: SiteToVisit; works: boolean }) {
  const { primaryAuthority: partner } = site;
  const rows: SummaryRow[] = [
    {
      key: said.why,
      value: (
        <>
          {site.category ? words.row.category(site.category) : words.row.unsettled}{" "}
          {site.statutory ? <Tag tone="info">{said.setBy}</Tag> : null}
        </>
      ),
      source: site.reasons.join(" "),
      actions: works ? [{ href: `/staff/visits/sites/${site.id}/risk`, hidden: said.change }] : [],
    },
    { key: said.due, value: site.dueOn ? formatDay(site.dueOn) : said.dueNone },
    {
      key: said.sure,
      value: <Tag tone={CERTAINTY_TONES[site.certainty]}>{texts.models.inspection.certainties[site.certainty]}</Tag>,
      source: `${site.certaintyReason} ${site.checkFirst ? said.checkFirst : said.go}.`,
    },
    {
      key: said.talk,
      value: headOfficeWords(site.headOffice) ?? said.headNone,
      source: site.parentName ? said.parent(site.parentName) : undefined,
    },
    {
      key: said.authority,
      value: partner ? <Authority partner={partner} name={site.business} /> : said.authorityNone,
      actions: works
        ? [{ href: `/staff/businesses/${site.businessId}/primary-authority`, hidden: said.authority, ...(partner ? {} : { text: said.authorityAdd }) }]
        : [],
    },
    ...(site.phone ? [{ key: said.phone, value: <a href={`tel:${site.phone.replaceAll(/[^\d+]/g, "")}`}>{site.phone}</a> }] : []),
    ...(site.email ? [{ key: said.email, value: <a href={`mailto:${site.email}`}>{site.email}</a> }] : []),
  ]; // biome-ignore format: a row a line
  return <SummaryList rows={rows} />;
}

export function Authority({
  partner,
  name,
}: {
  partner: { authority: string; planUrl: string | null; since: PlainDate | null };
  name: string;
}) {
  return (
    <>
      {partner.authority}
      {partner.since ? `, ${said.authoritySince(formatDay(partner.since))}` : ""}
      {partner.planUrl ? (
        <span className="source">
          <a href={partner.planUrl} rel="noreferrer">
            {words.row.plan}
            <span className="visually-hidden">{words.row.about(name)}</span>
          </a>
        </span>
      ) : null}
    </>
  );
}

/** Visits that others mean to make soon. */
export function Soon({ soon }: { soon: SiteToVisit["soon"] }) {
  if (soon.length === 0) return null;
  return (
    <section className="card card-attention" aria-labelledby="going-too">
      <h2 id="going-too" className="small">
        {said.soon}
      </h2>
      <ul className="plain-list">
        {soon.map((visit) => (
          <li key={visit.id}>{said.soonLine(teamOf(visit), formatDay(visit.on))}</li>
        ))}
      </ul>
    </section>
  );
}

/** Visits planned and made, of every council; what they found only where the reader may know. */
export function SiteVisits({ visits, councilCode }: { visits: readonly VisitShown[]; councilCode: string }) {
  if (visits.length === 0) return <p className="muted">{said.visitsNone}</p>;
  return (
    <ul className="ruled-list">
      {visits.map((visit) => {
        const own = visit.councilCode === councilCode;
        const day = formatDay(visit.visitedOn ?? visit.plannedOn);
        return (
          <li key={visit.id}>
            {own && !visit.hidden ? <Link to={`/staff/visits/${visit.id}`}>{day}</Link> : day}{" "}
            <Tag tone={STATE_TONES[visit.state]}>{visitWords(visit)}</Tag>
            <span className="source">
              {[teamName(visit.teamCode), own ? visit.officer : visit.council, visit.purpose]
                .filter(Boolean)
                .join(", ")}
            </span>
            {visit.note ? <span className="source">{visit.note}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Each time somebody asked, and what they said. */
export function SiteAsks({ asks }: { asks: readonly AskShown[] }) {
  return (
    <ul className="ruled-list">
      {asks.map((ask) => (
        <li key={ask.id}>
          {said.askLine(formatDay(ask.askedOn), ask.askedBy ?? "")}{" "}
          {ask.avoided ? <Tag tone="good">{said.avoided}</Tag> : null}
          <span className="source">
            {ask.answer && ask.answeredOn
              ? said.askDone(words.answer.outcome[ask.answer] ?? ask.answer, words.answer.by[ask.answeredBy ?? ""] ?? "", formatDay(ask.answeredOn))
              : said.askOpen(ask.byMail)}
          </span>
        </li>
      ))}
    </ul>
  ); // biome-ignore format: one list
}

/** What the call came to. */
export function AnswerForm({ form, askId }: { form: FormState; askId: string }) {
  const { answer } = words;
  return (
    <Form form={form}>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="askId" value={askId} />
      <Radios
        field={form.field("answer")}
        label={answer.label}
        small
        options={CALL_ANSWERS.map((value) => ({ value, label: answer.options[value] ?? value }))}
      />
      <DateInput form={form} field={form.field("goneOn")} label={answer.since} hint={answer.sinceHint} />
      <Button small>{answer.button}</Button>
    </Form>
  );
}
