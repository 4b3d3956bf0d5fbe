import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Tag } from "~/ui/tag.tsx";

const words = texts.journeyStaff;

interface NeedListProps {
  taskKey: string;
  /** read back in words */
  needs: readonly { level: "must" | "may"; why: string; said: string }[];
  mayEdit: boolean;
}

/** For whom a licence is, read back in words; each is changed on a page of its own. */
export function NeedList({ taskKey, needs, mayEdit }: NeedListProps) {
  const page = (at: number | "new") => `/staff/plan-tasks/${taskKey}/needs/${at}`;
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">{words.task.needs}</h2>
      {needs.length === 0 ? <p className="muted">{words.when.nobody}</p> : null}
      <ul className="ruled-list">
        {needs.map(({ level, why, said }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: their place is what they are known by
          <li key={at}>
            <Tag tone={level === "must" ? "problem" : "notice"}>{words.task.levels[level]}</Tag> <strong>{said}</strong>
            <span className="block small muted">{why}</span>
            {mayEdit ? (
              <Link to={page(at)}>
                {texts.ui.change}
                <span className="visually-hidden">: {said}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <p className="mt-4 mb-8">
          <ButtonLink to={page("new")} tone="secondary" small>
            {words.when.add}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  );
}
