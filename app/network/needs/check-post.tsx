import { Link } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import { capital } from "~/lib/words.ts";
import { texts } from "~/texts/texts.ts";
import { Actions, Button, ButtonLink } from "~/ui/button.tsx";
import { Form } from "~/ui/form.tsx";
import { HiddenAnswers } from "~/ui/hidden-answers.tsx";
import { PageTitle } from "~/ui/page-title.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Markdown } from "../markdown.tsx";
import { BUDGET_BANDS, NEED_CHOICE_LABELS, type PostInput } from "../posts/terms.ts";
import type { PostFollows } from "./commands/post-exchange.server.ts";

const words = texts.needs.follows;
const { duplicate } = texts.needs;

/** What was typed, and what will follow, before it is posted. */
export function CheckPost({
  input,
  follows,
  answers,
}: {
  input: PostInput & { kind: "need" | "offer" };
  follows: PostFollows;
  answers: unknown;
}) {
  const { kind } = input;
  const rows = [
    { key: words.rows.title, value: input.title },
    { key: words.rows.column, value: input.needColumn ? NEED_CHOICE_LABELS[input.needColumn] : null },
    { key: words.rows.body, value: <Markdown>{input.body}</Markdown> },
    { key: words.rows.area, value: input.area },
    { key: words.rows.budget, value: input.budgetBand ? BUDGET_BANDS[input.budgetBand] : null },
    { key: words.rows.wantedBy, value: input.wantedBy ? formatDay(input.wantedBy) : null },
    { key: words.rows.audience, value: texts.posts.audiences[input.audience] },
  ].filter(({ value }) => value !== null && value !== undefined);
  return (
    <>
      <PageTitle>{words.title[kind]}</PageTitle>
      <SummaryList rows={rows} />
      <h2>{words.what}</h2>
      <ul>
        <li>{words.seen[input.audience]}</li>
        {follows.waits ? <li>{words.waits}</li> : null}
        {follows.until ? (
          <li>
            {kind === "need" ? words.until(formatDay(follows.until)) : words.untilOffer(formatDay(follows.until))}
          </li>
        ) : null}
        {kind === "need" && input.audience !== "council" ? <li>{words.fit}</li> : null}
        {follows.told.length > 0 ? (
          <li>
            {words.told}
            <ul>
              {follows.told.map((team) => (
                <li key={team.councilCode + team.teamCode}>
                  {capital(words.toldLine(team.team, team.council))}{" "}
                  <span className="muted">
                    ({team.dueOn ? words.answerBy(formatDay(team.dueOn)) : words.information})
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ) : null}
      </ul>
      <Form>
        <HiddenAnswers answers={answers} />
        <Actions>
          <Button name="intent" value="post">
            {words.post[kind]}
          </Button>
          <Button name="intent" value="change" tone="secondary">
            {words.change}
          </Button>
        </Actions>
      </Form>
    </>
  );
}

/** Much the same was posted a few days ago: that one is to be changed, or this is another. */
export function EarlierPost({
  earlier,
  base,
  answers,
}: {
  earlier: { id: string; reference: string; title: string; same: boolean };
  base: string;
  answers: unknown;
}) {
  return (
    <>
      <PageTitle>{duplicate.title}</PageTitle>
      <p>{duplicate.text(earlier.title)}</p>
      <p>
        <ButtonLink to={`${base}/posts/${earlier.id}/edit`}>{duplicate.edit}</ButtonLink>
      </p>
      <Form>
        <HiddenAnswers answers={answers} />
        <Actions>
          {earlier.same ? null : (
            <>
              <input type="hidden" name="another" value="yes" />
              <Button name="intent" value="check" tone="secondary">
                {duplicate.another}
              </Button>
            </>
          )}
          <Button name="intent" value="change" tone="secondary">
            {duplicate.back}
          </Button>
        </Actions>
      </Form>
      <p>
        <Link to={`${base}/posts`}>{texts.needs.mine.title}</Link>
      </p>
    </>
  );
}
