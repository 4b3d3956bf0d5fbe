import { Link } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";
import { formatDay } from "~/lib/dates.ts";
import { capital } from "~/lib/words.ts";
import { texts } from "~/texts/texts.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { Panel } from "~/ui/panel.tsx";
import { Tag, type Tone } from "~/ui/tag.tsx";
import { WarningText } from "~/ui/warning-text.tsx";
import { byCouncil, type NotToldTeam, type ReceiptContent, type ToldTeam } from "./receipt.ts";
import { OwnerUnusual } from "./triage/owner-unusual.tsx";

const words = texts.changes.receipt;

/** How far one team is, in the owner's words; null while nothing is known. */
export interface TeamState {
  text: string;
  tone: Tone;
}

interface ReceiptViewProps {
  reference: string;
  /** "21 November 2026" */
  savedOn: string;
  effectiveOn: string;
  content: ReceiptContent;
  /** by team and council: "EH E07000194" */
  progress: Record<string, TeamState>;
  dueDays: Record<string, string>;
  /** how each event stands now, by reference */
  states: Record<string, string>;
  businessId: string;
  /** planned, and it could not take effect */
  failed: { why: string; again: string | null } | null;
  /** references of the events that this reader may set right */
  correctable: readonly string[];
}

/** What the owner reads after saving: what changed, who was told and why, who was not, whom to tell, what it means. */
export function ReceiptView(props: ReceiptViewProps) {
  const { content, reference, savedOn, effectiveOn, failed } = props;
  const scheduled = content.status === "scheduled";
  return (
    <>
      {failed || content.status === "could_not" ? (
        <PageTitle caption={`${words.reference} ${reference}`}>{texts.changes.failed.title}</PageTitle>
      ) : (
        <Panel title={scheduled ? words.thanksScheduled(effectiveOn) : thanks(content)}>
          {words.reference}
          <br />
          <strong>{reference}</strong>
        </Panel>
      )}
      {failed ? (
        <>
          <WarningText>{failed.why}</WarningText>
          {failed.again ? (
            <p className="no-print">
              <ButtonLink to={failed.again}>{texts.changes.failed.again}</ButtonLink>
            </p>
          ) : null}
        </>
      ) : null}
      <p className="muted">{words.saved(savedOn)}</p>
      <Changed {...props} />
      {failed ? null : <OwnerUnusual changes={content.changes} />}
      {content.overtaken ? <Stays overtaken={content.overtaken} businessId={props.businessId} /> : null}
      {failed ? null : <ToldTeams {...props} scheduled={scheduled} />}
      {content.notTold.length > 0 && !failed ? (
        <section aria-labelledby="not-told">
          <h2 id="not-told">{words.notTold}</h2>
          <dl className="receipt-pairs">
            {content.notTold.map((team) => (
              <Pair key={`${team.teamCode} ${team.council}`} name={teamOf(team)}>
                {team.why}
              </Pair>
            ))}
          </dl>
        </section>
      ) : null}
      {content.stillToTell.length > 0 && !failed ? (
        <section aria-labelledby="still">
          <h2 id="still">{words.still}</h2>
          <p>{words.stillText}</p>
          <dl className="receipt-pairs">
            {content.stillToTell.map((body) => (
              <Pair
                key={body.body}
                name={
                  <a href={body.url} rel="noreferrer">
                    {body.body}
                    <span className="visually-hidden"> ({words.opens})</span>
                  </a>
                }
              >
                {body.why}
              </Pair>
            ))}
          </dl>
        </section>
      ) : null}
      {failed ? null : <Means {...props} />}
    </>
  );
}

/** A word on a change still to come has changed nothing yet. */
function thanks({ planned }: ReceiptContent): string {
  if (planned === undefined) return words.thanks;
  return planned === null ? words.thanksTakenBack : words.thanksScheduled(formatDay(planned));
}

const SETTLED: Record<string, string> = {
  corrected: texts.changes.list.status.corrected,
  withdrawn: texts.changes.list.status.withdrawn,
  failed: texts.changes.failed.status,
};

function Changed({ content, businessId, correctable, states, failed }: ReceiptViewProps) {
  const couldNot = content.status === "could_not";
  const settled = (reference: string) => SETTLED[states[reference] ?? ""];
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{failed || couldNot ? words.planned : words.changed}</h2>
      {content.changes.map((change) => (
        <div key={change.eventReference} className="receipt-change">
          <h3>
            {couldNot && change.about ? change.about : change.title}{" "}
            {settled(change.eventReference) ? <Tag>{settled(change.eventReference)}</Tag> : null}
          </h3>
          {change.about && !couldNot ? <p>{change.about}</p> : null}
          {change.site ? <p className="muted">{change.site}</p> : null}
          {change.fields.length > 0 ? (
            <dl className="receipt-pairs">
              {change.fields.map((field) => (
                <Pair key={field.label} name={field.label}>
                  {field.before === null ? null : (
                    <>
                      <span className="visually-hidden">{words.before}: </span>
                      <del>{field.beforeText}</del> <span aria-hidden="true">→ </span>
                      <span className="visually-hidden">{words.now}: </span>
                    </>
                  )}
                  <strong>{field.afterText}</strong>
                </Pair>
              ))}
            </dl>
          ) : null}
          {correctable.includes(change.eventReference) ? (
            <p className="no-print small">
              <Link to={`/business/${businessId}/changes/${change.eventReference}/correct`}>
                {words.correct}
                <span className="visually-hidden">: {change.title}</span>
              </Link>
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}

/** What a later change has set, so that this one did not. Without a business there is no way on: a look before saving. */
export function Stays({ overtaken, businessId }: Pick<ReceiptContent, "overtaken"> & { businessId?: string }) {
  return (
    <section aria-labelledby="stays" className="receipt-stays">
      <h2 id="stays">{words.overtaken}</h2>
      <p>{words.overtakenText}</p>
      <ul>
        {(overtaken ?? []).map(({ label, site, stays, since }) => (
          <li key={`${site} ${label}`}>
            {words.overtakenLine(label, stays, formatDay(since))}
            {site ? <span className="muted"> ({site})</span> : null}
          </li>
        ))}
      </ul>
      {businessId ? (
        <p className="no-print">
          <Link to={`/business/${businessId}/details`}>{words.overtakenLink}</Link>
        </p>
      ) : null}
    </section>
  );
}

function ToldTeams(props: ReceiptViewProps & { scheduled: boolean }) {
  const councils = byCouncil(props.content.told);
  return (
    <section aria-labelledby="told">
      <h2 id="told">{props.scheduled ? words.willTell : words.told}</h2>
      {councils.length === 0 ? <p>{words.toldNobody}</p> : null}
      {councils.map(({ code, council, teams }) => (
        <Fragment key={code}>
          {councils.length > 1 ? <h3>{council}</h3> : null}
          <ul className="receipt-teams">
            {teams.map((team) => (
              <Told key={team.teamCode} team={team} alone={councils.length === 1} {...props} />
            ))}
          </ul>
        </Fragment>
      ))}
    </section>
  );
}

/** "Business rates", with the council where another's was told. */
export function teamOf({ team, council }: Pick<NotToldTeam, "team" | "council">): string {
  return capital(council ? words.teamAt(team, council) : team);
}

interface ToldProps extends ReceiptViewProps {
  team: ToldTeam;
  scheduled: boolean;
  /** of the only council, which no heading names */
  alone: boolean;
}

function Told({ team, scheduled, alone, progress, dueDays }: ToldProps) {
  const key = `${team.teamCode} ${team.councilCode}`;
  const state = progress[key];
  const due = dueDays[key];
  return (
    <li>
      <div className="receipt-team">
        <strong>{capital(team.team)}</strong>
        {alone ? <span className="muted">{team.council}</span> : null}
        {state ? <Tag tone={state.tone}>{state.text}</Tag> : null}
      </div>
      <p>{capital(words.because(team.why.join("; ")))}.</p>
      {scheduled ? null : <p className="muted small">{due ? words.answerBy(due) : words.forInformation}</p>}
    </li>
  );
}

function Means({ content, businessId }: ReceiptViewProps) {
  const { stageBefore, stageAfter, cards } = content.means;
  if (!stageAfter && cards.length === 0 && content.offers.length === 0) return null;
  const moved = stageBefore !== null && stageBefore !== stageAfter;
  const shown = new Set(cards.map((card) => card.slug));
  const offers = content.offers.filter((offer) => offer.slug && !shown.has(offer.slug));
  return (
    <section aria-labelledby="means">
      <h2 id="means">{words.means}</h2>
      {stageAfter ? (
        <p>
          {moved ? words.stageMoved(stageBefore, stageAfter) : words.stageSame(stageAfter)}{" "}
          <Link className="no-print" to={`/business/${businessId}/stage`}>
            {words.stageLink}
          </Link>
        </p>
      ) : null}
      {cards.length > 0 ? (
        <>
          <h3>{words.cards}</h3>
          <ul className="receipt-cards">
            {cards.map((card) => (
              <li key={card.slug}>
                <Link to={`/services/${card.slug}`}>{card.title}</Link>{" "}
                <Tag tone={card.effect === "required" ? "notice" : "neutral"}>
                  {words.effects[card.effect as keyof typeof words.effects] ?? card.effect}
                </Tag>
                <p className="muted small">{card.why}</p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {offers.length > 0 ? (
        <>
          <h3>{words.offers}</h3>
          <ul>
            {offers.map((offer) => (
              <li key={offer.slug}>
                <Link to={`/services/${offer.slug}`}>{offer.title}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Pair({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
