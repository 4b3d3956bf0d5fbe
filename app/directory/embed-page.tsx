import { texts } from "~/texts/texts.ts";
import type { ResultPage } from "./result-page.server.ts";

const words = texts.directory.embed;

/** Its own styles, so that it needs nothing else from anywhere. No quotes: React would write them as entities. */
const STYLES =
  "body{font:16px/1.45 Atkinson Hyperlegible,system-ui,sans-serif;color:#221e19;margin:0;padding:12px;background:#fff}" +
  "h1{font-size:1.15rem;margin:0 0 .5rem}ul{list-style:none;margin:0;padding:0}li{padding:.55rem 0;border-top:1px solid #cfc6b8}" +
  "p{margin:.15rem 0}a{color:#0f4c35}.m{color:#5d5548;font-size:.9rem}";

interface EmbedProps {
  page: ResultPage;
  /** the portal's own address: links lead out of the frame to it */
  origin: string;
  /** of the same search on the portal */
  more: string;
}

/** A list of firms for somebody else's site: a whole document of plain HTML, without scripts. */
export function EmbedPage({ page, origin, more }: EmbedProps) {
  const title = page.typed.q ? words.titleOf(page.typed.q) : words.title;
  return (
    <html lang={texts.common.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style>{STYLES}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {page.corrected ? <p className="m">{texts.directory.search.corrected(page.corrected.to)}</p> : null}
          {page.shortened ? <p className="m">{page.shortened}</p> : null}
          {page.setAside ? <p className="m">{page.setAside.text}</p> : null}
          {page.cards.length === 0 ? <p>{words.none}</p> : null}
          <ul>
            {page.cards.map((card) => (
              <li key={card.slug}>
                <a href={`${origin}/directory/${card.slug}`} target="_top">
                  {card.name}
                </a>
                <p className="m">{[card.trade, card.town, card.also, card.away].filter(Boolean).join(" · ")}</p>
                <p>{card.summary}</p>
              </li>
            ))}
          </ul>
          <p className="m">
            {words.from}.{" "}
            <a href={`${origin}${more}`} target="_top">
              {words.more}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
