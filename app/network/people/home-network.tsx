import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { Waiting } from "./introductions.server.ts";

const words = texts.threads.home;

/** What other businesses have for this one, and the way to them. */
export function HomeNetwork({ waiting, base, canEdit }: { waiting: Waiting; base: string; canEdit: boolean }) {
  const news = [
    ...(waiting.unread > 0 ? [{ to: `${base}/messages`, text: words.messages(waiting.unread) }] : []),
    ...(waiting.introductions > 0
      ? [{ to: `${base}/introductions`, text: words.introductions(waiting.introductions) }]
      : []),
  ];
  const links = [
    [`${base}/feed`, words.feed],
    ...(canEdit ? [[`${base}/news/new`, words.post]] : []),
    ...(waiting.unread > 0 ? [] : [[`${base}/messages`, words.allMessages]]),
    ...(waiting.introductions > 0 ? [] : [[`${base}/introductions`, words.allIntroductions]]),
    ["/groups", words.groups],
  ] as [string, string][];
  return (
    <section aria-labelledby="network">
      <h2 id="network">{words.title}</h2>
      {news.length > 0 ? (
        <ul className="needs">
          {news.map(({ to, text }) => (
            <li key={to} className="card card-attention">
              <h3>
                <Link to={to}>{text}</Link>
              </h3>
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="plain-list">
        {links.map(([to, text]) => (
          <li key={to}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
