import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { Waiting } from "./introductions.server.ts";

const words = texts.threads.home;

/** What other businesses wait for from this one: new messages, and requests to be introduced. */
export function linesWaiting(waiting: Waiting, base: string): { to: string; text: string }[] {
  return [
    ...(waiting.unread > 0 ? [{ to: `${base}/messages`, text: words.messages(waiting.unread) }] : []),
    ...(waiting.introductions > 0
      ? [{ to: `${base}/introductions`, text: words.introductions(waiting.introductions) }]
      : []),
  ];
}

/** The ways to other businesses. */
export function HomeNetwork({ base, canEdit }: { base: string; canEdit: boolean }) {
  const links = [
    [`${base}/feed`, words.feed],
    ...(canEdit ? [[`${base}/news/new`, words.post]] : []),
    [`${base}/messages`, words.allMessages],
    [`${base}/introductions`, words.allIntroductions],
    ["/groups", words.groups],
  ] as [string, string][];
  return (
    <section aria-labelledby="network" className="card">
      <h3 id="network">{words.title}</h3>
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
