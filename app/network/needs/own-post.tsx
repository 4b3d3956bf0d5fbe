import { Link } from "@remix-run/react";
import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import { Button } from "~/ui/button.tsx";
import { Form, type FormState } from "~/ui/form.tsx";
import { Radios } from "~/ui/radios.tsx";
import { SummaryList } from "~/ui/summary-list.tsx";
import { Tag } from "~/ui/tag.tsx";
import { TextField } from "~/ui/text-field.tsx";
import { Markdown } from "../markdown.tsx";
import type { WholePost } from "../posts/queries.server.ts";
import { BUDGET_BANDS, NEED_CHOICE_LABELS, OUTCOMES } from "../posts/terms.ts";
import type { PostAnswer, ShownMatch } from "./queries.server.ts";

const words = texts.needs.one;

/** A post's words and facts, for whoever reads it. */
export function PostFacts({ post, own = false }: { post: WholePost; own?: boolean }) {
  const { show, follows } = texts.needs;
  const rows = [
    own ? { key: words.state, value: texts.posts.states[post.state] } : null,
    own
      ? { key: words.seenBy, value: texts.posts.audiences[post.audience] }
      : { key: show.by, value: <Writer post={post} /> },
    post.needColumn ? { key: show.about, value: NEED_CHOICE_LABELS[post.needColumn] } : null,
    post.area ? { key: follows.rows.area, value: post.area } : null,
    post.budgetBand ? { key: follows.rows.budget, value: BUDGET_BANDS[post.budgetBand] } : null,
    post.wantedBy ? { key: follows.rows.wantedBy, value: formatDay(post.wantedBy) } : null,
    post.publishedAt ? { key: show.posted, value: formatDay(dayInBritain(new Date(post.publishedAt))) } : null,
    post.expiresOn && post.state === "live" ? { key: show.until, value: formatDay(post.expiresOn) } : null,
  ].filter((row) => row !== null);
  return (
    <>
      <Markdown>{post.body}</Markdown>
      <SummaryList rows={rows} />
    </>
  );
}

function Writer({ post }: { post: WholePost }) {
  return <>{texts.posts.card.by(post.business ?? texts.posts.card.local, post.town)}</>;
}

const GROUPS = [
  ["business", words.fitsBusinesses],
  ["offer", words.fitsOffers],
  ["service", words.fitsServices],
] as const;

/** What fits a need, with the reasons, and a button for what is not wanted. */
export function Fits({ matches, mayEdit }: { matches: readonly ShownMatch[]; mayEdit: boolean }) {
  if (matches.length === 0) return <p>{words.fitsNone}</p>;
  return (
    <>
      {GROUPS.map(([kind, title]) => {
        const those = matches.filter((match) => match.kind === kind);
        if (those.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`fits-${kind}`}>
            <h3 id={`fits-${kind}`}>{title}</h3>
            <ul className="ruled-list">
              {those.map((match) => (
                <li key={match.id}>
                  <p>
                    <Link to={match.href}>
                      <strong>{match.name}</strong>
                    </Link>
                    {match.detail ? <span className="source">{match.detail}</span> : null}
                  </p>
                  <ul className="fit-reasons">
                    {match.reasons.map((reason) => (
                      <li key={reason}>{reason}</li>
                    ))}
                  </ul>
                  {mayEdit ? (
                    <Form className="inline-actions">
                      {match.kind === "business" ? (
                        <Link to={`/as-business?for=introduction&to=${match.href.split("/").at(-1)}`}>
                          {texts.follow.groups.introduce}
                          <span className="visually-hidden">: {match.name}</span>
                        </Link>
                      ) : null}
                      <input type="hidden" name="matchId" value={match.id} />
                      <Button small tone="secondary" name="intent" value="put_aside">
                        {words.notForUs}
                        <span className="visually-hidden">: {match.name}</span>
                      </Button>
                    </Form>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** Who answered, and the way to each talk. */
export function Answers({ answers, base }: { answers: readonly PostAnswer[]; base: string }) {
  if (answers.length === 0) return <p>{words.answersNone}</p>;
  return (
    <ul className="ruled-list">
      {answers.map((answer) => (
        <li key={answer.threadId}>
          <strong>{answer.business}</strong> {answer.unread ? <Tag tone="notice">{words.unread}</Tag> : null}
          <div className="muted small">
            {words.answersOne(answer.messages)}, {formatDay(dayInBritain(new Date(answer.lastAt)))}
          </div>
          <Link to={`${base}/messages/${answer.threadId}`}>
            {words.open}
            <span className="visually-hidden">: {answer.business}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** "Was it met?", with those who answered to choose from. */
export function SettleFields({
  form,
  kind,
  answerers,
  hidden = false,
}: {
  form: FormState;
  kind: "need" | "offer";
  /** the heading above asks already */
  hidden?: boolean;
  answerers: readonly { id: string; name: string }[];
}) {
  return (
    <>
      <Radios
        field={form.field("outcome")}
        label={words.settleTitle[kind]}
        labelHidden={hidden}
        options={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
      />
      {answerers.length > 0 ? (
        <Radios
          field={form.field("metBy")}
          label={words.by}
          options={[
            ...answerers.map(({ id, name }) => ({ value: id, label: name })),
            { value: "other", label: words.byOther },
          ]}
        />
      ) : null}
      <TextField field={form.field("metByText")} label={answerers.length > 0 ? words.byText : words.byWhom} />
    </>
  );
}
