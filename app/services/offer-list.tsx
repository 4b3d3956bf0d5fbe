import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { texts } from "~/texts/texts.ts";
import { Details } from "~/ui/details.tsx";
import { CHANNELS, FOR_STAGES, HELP_KINDS } from "./offer-terms.ts";
import type { FoldedOffer, Offer, OfferList, Offers } from "./offers.ts";

const words = texts.offers;

interface OfferListsProps {
  offers: Offers;
  /** headings, and what stands under one without a body */
  local: { title: string; nobody: string | null };
  /** `nobody` null: left out where it is empty */
  national: { title: string; nobody: string | null };
  /** what to do where nobody local offers it */
  askTeam: boolean;
}

/** Local and national bodies, each in a list of its own, every card with the body that gives it. */
export function OfferLists({ offers, local, national, askTeam }: OfferListsProps) {
  const nobody = offers.local.shown.length === 0;
  return (
    <>
      <OneList id="local-bodies" list={offers.local} {...local}>
        {nobody && askTeam ? (
          <p>
            {words.askTeam} <Link to="/services/advice-to-businesses">{words.askTeamLink}</Link>
          </p>
        ) : null}
      </OneList>
      <OneList id="national-bodies" list={offers.national} {...national} />
    </>
  );
}

interface OneListProps {
  id: string;
  list: OfferList;
  title: string;
  nobody: string | null;
  children?: ReactNode;
}

function OneList({ id, list, title, nobody, children }: OneListProps) {
  const instead = list.folded.filter(({ why }) => why === "local_gives");
  const empty = list.shown.length === 0 && instead.length === 0;
  if (empty && nobody === null) return null;
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id}>{title}</h2>
      {empty ? <p>{nobody}</p> : null}
      {list.shown.length > 0 ? (
        <ul className="plain-list stack">
          {list.shown.map((offer) => (
            <OfferCard
              key={offer.slug}
              offer={offer}
              more={list.folded.filter(({ why, body }) => why === "same_body" && body === offer.body)}
            />
          ))}
        </ul>
      ) : null}
      {instead.length > 0 ? <Folded summary={words.localGives(instead.length)} folded={instead} /> : null}
      {children}
    </section>
  );
}

function OfferCard({ offer, more }: { offer: Offer; more: readonly FoldedOffer[] }) {
  const { slug, title, summary, body, cost, channels, help, stages } = offer;
  return (
    <li className="card break-inside-avoid" data-offer={slug}>
      <p className="muted small mb-1!">
        {words.from} <strong>{body}</strong>
      </p>
      <h3>
        <Link to={`/services/${slug}`}>{title}</Link>
      </h3>
      <p>{summary}</p>
      <dl className="small flex flex-wrap gap-x-6 gap-y-1 m-0">
        <Fact name={words.how} value={listed(channels.map((one) => CHANNELS[one]))} />
        <Fact name={words.kind} value={help ? HELP_KINDS[help] : ""} />
        <Fact name={words.cost} value={cost ?? ""} />
        <Fact name={words.stages} value={listed(stages.map((one) => FOR_STAGES[one]))} />
      </dl>
      {more.length > 0 ? (
        <div className="mt-3 [&>.details]:mb-0">
          <Folded summary={words.sameBody(more.length, body)} folded={more} />
        </div>
      ) : null}
    </li>
  );
}

function Folded({ summary, folded }: { summary: string; folded: readonly FoldedOffer[] }) {
  return (
    <Details summary={summary}>
      <ul>
        {folded.map(({ offer, why, body }) => (
          <li key={offer.slug}>
            <Link to={`/services/${offer.slug}`}>{offer.title}</Link>
            {why === "local_gives" ? (
              <span className="block small muted">
                {words.from} {offer.body}.{" "}
                {words.localGivesWhy(body, offer.help ? HELP_KINDS[offer.help].toLowerCase() : "help")}.
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** "By phone, online". */
function listed(words: readonly string[]): string {
  const said = words.map((word) => word.toLowerCase()).join(", ");
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function Fact({ name, value }: { name: string; value: string }) {
  if (value === "") return null;
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="muted">{name}</dt>
      <dd className="m-0 font-bold">{value}</dd>
    </div>
  );
}
