import { Link } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import type { IntroductionLine } from "./introductions.server.ts";

/** Who asks, what they do and why: all that is known before an introduction is accepted. */
export function IntroducedName({ introduction }: { introduction: IntroductionLine }) {
  const { otherName, otherSlug, does, town, why } = introduction;
  return (
    <>
      <h3>{otherSlug ? <Link to={`/directory/${otherSlug}`}>{otherName}</Link> : otherName}</h3>
      {does || town ? <p className="muted">{[does, town].filter(Boolean).join(" · ")}</p> : null}
      <p>
        <strong>{texts.threads.introduction.why}:</strong> {why}
      </p>
    </>
  );
}
