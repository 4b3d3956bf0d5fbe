import { Link, useRevalidator, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { texts } from "~/texts/texts.ts";
import type { RunKind, RunStatus } from "./run-terms.ts";

const words = texts.modelSettings.run;

/** Between two looks of a page that waits. */
const AGAIN_S = 3;
/** A run that says nothing for so long has lost its process. */
const SILENT_S = 20;

export interface Progress {
  kind: RunKind;
  status: RunStatus;
  done: number;
  total: number | null;
  workedMs: number;
  silentSeconds: number | null;
}

/** How far a run is: a bar, counts and the time left. The page looks again by itself while it is under way, unless the reader wants it still. */
export function RunProgress({ run }: { run: Progress }) {
  const { done, total } = run;
  const share = total ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  const left = total && done > 0 ? ((total - done) * run.workedMs) / done / 1000 : null;
  const still = useSearchParams()[0].has("still");
  // nothing done yet is no share of the work: a new version waits until every process has it, and small work is done at once
  const starting = run.status === "running" && done === 0;
  const label = starting ? words.starting : total === null ? words.notStarted : words.bar(Math.min(done, total), total);
  return (
    <div className="run">
      {run.status === "running" && !still ? <LookAgain /> : null}
      <progress
        className="run-bar"
        max={100}
        value={starting ? undefined : run.status === "done" ? 100 : share}
        aria-label={label}
      >
        {starting ? words.starting : words.percent(share)}
      </progress>
      <p>
        <strong>{label}</strong>
        {run.status === "running" && left !== null ? <>. {words.left(left)}.</> : null}
        {run.workedMs > 0 && done > 0 ? <> {words.rate(Math.round((done * 1000) / run.workedMs))}.</> : null}
      </p>
      {run.status === "running" ? (
        <p>
          {words.safe} <Link to={still ? "?" : "?still"}>{still ? words.moving : words.still}</Link>
        </p>
      ) : null}
      {run.status === "running" && (run.silentSeconds ?? 0) > SILENT_S ? <p>{words.silent}</p> : null}
    </div>
  );
}

/** With scripts the figures alone come anew; without, the browser loads the page again. */
function LookAgain() {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), AGAIN_S * 1000);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(AGAIN_S)} />
    </noscript>
  );
}
