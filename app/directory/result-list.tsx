import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Tag } from "~/ui/tag.tsx";
import type { ShownCard } from "./result-page.server.ts";

const words = texts.directory.search;

/** Listed firms, one after another. @param numbered  with the numbers that their marks have on the map */
export function ResultList({ cards, numbered }: { cards: readonly ShownCard[]; numbered?: boolean }) {
  return (
    <ul className="firms">
      {cards.map((card, index) => (
        <li key={card.slug} id={`firm-${card.slug}`} className="firm">
          <h3>
            {numbered ? <span className="firm-number">{index + 1} </span> : null}
            <Link to={`/directory/${card.slug}`} prefetch="none">
              {card.name}
            </Link>
          </h3>
          <p className="firm-where">{[card.trade, card.town, card.also, card.away].filter(Boolean).join(" · ")}</p>
          <p>{card.summary}</p>
          {card.keepLocal || card.offers ? (
            <p className="firm-tags">
              {card.keepLocal ? <Tag tone="good">{words.keepLocalTag}</Tag> : null}{" "}
              {card.offers ? <Tag tone="info">{words.offersTag}</Tag> : null}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
