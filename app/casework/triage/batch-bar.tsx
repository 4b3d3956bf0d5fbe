import { useEffect, useState } from "react";
import { texts } from "~/texts/texts.ts";

const words = texts.triage.batch;
const TICKS = 'input[name="ticked"]';

/** The way from above the rows to the decision below them. */
export function ToBatch() {
  return (
    <p className="to-batch">
      <a href="#batch-title">{words.title}</a>
    </p>
  );
}

/**
 * How many rows are ticked, and the way to the decision. Once one is ticked it stays in sight at the foot of the window
 * while the rows go by; before, and without scripts, it has its place below them and covers nothing.
 * @param rows  those of the page: after a decision they are others, and so are the ticks
 */
export function BatchBar({ rows }: { rows: readonly { id: string }[] }) {
  const [count, setCount] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, other ticks
  useEffect(() => {
    const recount = () => setCount(document.querySelectorAll(`${TICKS}:checked`).length);
    const follow = (event: Event) => {
      if (event.target instanceof HTMLInputElement && event.target.matches(TICKS)) recount();
    };
    recount();
    document.addEventListener("change", follow);
    return () => document.removeEventListener("change", follow);
  }, [rows]);
  const tickAll = () => {
    const boxes = [...document.querySelectorAll<HTMLInputElement>(TICKS)];
    const checked = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = checked;
    setCount(checked ? boxes.length : 0);
  };
  return (
    <div className={count ? "batch-bar batch-bar-stuck" : "batch-bar"}>
      {count === null ? null : (
        <>
          <span aria-live="polite">{words.ticked(count)}</span>
          <button type="button" className="button button-secondary button-small" onClick={tickAll}>
            {count === rows.length ? words.untickAll : words.tickAll(rows.length)}
          </button>
        </>
      )}
      <a href="#batch-title" className="button button-small">
        {words.title}
      </a>
    </div>
  );
}
