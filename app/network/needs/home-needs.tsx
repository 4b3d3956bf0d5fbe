import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { HomeNeedsFacts } from "./home.server.ts";

const words = texts.needs.home;
const { mine, list } = texts.needs;

/** Needs on a business's home: its own that we ask about, those it could answer with the reasons, and the ways on. */
export function HomeNeeds({ forYou, asked, base, canEdit }: HomeNeedsFacts & { base: string; canEdit: boolean }) {
  return (
    <section aria-labelledby="exchange">
      <h2 id="exchange">{mine.homeTitle}</h2>
      {asked.length > 0 ? (
        <ul className="plain-list">
          {asked.map(({ id, title }) => (
            <li key={id}>
              <Link to={`${base}/posts/${id}`}>{words.asked(title)}</Link>
            </li>
          ))}
        </ul>
      ) : null}
      {forYou.length > 0 ? (
        <>
          <h3>{words.title}</h3>
          <ul className="ruled-list">
            {forYou.map((need) => (
              <li key={need.id}>
                <Link to={`/needs/${need.reference}`}>{need.title}</Link>
                <div className="muted small">
                  {texts.posts.card.by(need.business ?? texts.posts.card.local, need.town)}
                </div>
                <div className="small">{need.reasons.slice(0, 2).join(" · ")}</div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ul className="plain-list">
        {canEdit ? (
          <li>
            <Link to={`${base}/posts/new?kind=need`}>{list.postNeed}</Link>
          </li>
        ) : null}
        <li>
          <Link to={`${base}/posts`}>{mine.homeLink}</Link>
        </li>
        <li>
          <Link to="/needs">{words.all}</Link>
        </li>
      </ul>
    </section>
  );
}
