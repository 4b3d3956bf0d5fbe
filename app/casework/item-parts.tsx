import type { PlainDate } from "~/lib/dates.ts";
import { workingDaysBetween } from "~/lib/working-days.ts";
import { texts } from "~/texts/texts.ts";
import { Tag, type Tone } from "~/ui/tag.tsx";

const words = texts.queue;

const TONES: Record<string, Tone> = {
  new: "info",
  acknowledged: "notice",
  done: "good",
  not_for_us: "neutral",
  no_action: "neutral",
};

/** The state of a case item in a word. */
export function StateTag({ state }: { state: string }) {
  return <Tag tone={TONES[state]}>{words.states[state as keyof typeof words.states] ?? state}</Tag>;
}

/** The day by which to answer, and while it is open how many working days are left or lost. */
export function DueTag({ due, daysLeft, open }: { due: string; daysLeft: number; open: boolean }) {
  if (!open) return <>{due}</>;
  const late = daysLeft < 0;
  const text = late
    ? words.list.overdueBy(-daysLeft)
    : daysLeft === 0
      ? words.list.dueToday
      : words.list.dueIn(daysLeft);
  return (
    <>
      {due}
      <span className="source">
        {late || daysLeft <= 1 ? <Tag tone={late ? "problem" : "notice"}>{text}</Tag> : text}
      </span>
    </>
  );
}

/** Working days that are left; a day that has passed counts as late, even when only a weekend lies between. */
export function daysLeftOf(dueOn: PlainDate, today: PlainDate): number {
  const left = workingDaysBetween(today, dueOn);
  return dueOn < today ? Math.min(left, -1) : left;
}
