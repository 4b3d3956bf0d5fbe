import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { HomeNeedsFacts } from "./home.server.ts";

const words = texts.needs.home;
const { mine, list } = texts.needs;

/** A business's own needs that we ask about: each with the page where it is said whether it was met. */
export function linesAsked(asked: HomeNeedsFacts["asked"], base: string): { to: string; text: string }[] {
  return asked.map(({ id, title }) => ({ to: `${base}/posts/${id}`, text: words.asked(title) }));
}

/** Needs on a business's home: those it could answer with the reasons, and the ways on. */
export function HomeNeeds({
  forYou,
  base,
  canEdit,
}: Pick<HomeNeedsFacts, "forYou"> & { base: string; canEdit: boolean }) {
  return (
    <section aria-labelledby="exchange" className="card">
      <h3 id="exchange">{mine.homeTitle}</h3>
      {forYou.length > 0 ? (
        <>
          <h4>{words.title}</h4>
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
