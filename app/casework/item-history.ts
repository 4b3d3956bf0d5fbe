import { dayInBritain, formatDay } from "~/lib/dates.ts";
import { texts } from "~/texts/texts.ts";
import type { ItemStep } from "./queries/queue.server.ts";

const words = texts.queue;

export interface HistoryLine {
  key: string;
  title: string;
  meta: string;
  body?: string;
}

/** Who was told and what came of it, the newest first. Pure. */
export function itemHistory(steps: readonly ItemStep[]): HistoryLine[] {
  const lines = steps.flatMap((step) => {
    const told = {
      key: `${step.id} told`,
      at: step.createdAt,
      title: words.item.created(step.teamName),
      meta: day(step.createdAt),
    };
    const received = step.acknowledgedAt && {
      key: `${step.id} received`,
      at: step.acknowledgedAt,
      title: `${step.teamName}: ${words.states.acknowledged}`,
      meta: signed(step.acknowledgedBy, step.acknowledgedAt),
    };
    const closed = step.closedAt &&
      step.state !== "acknowledged" && {
        key: `${step.id} closed`,
        at: step.closedAt,
        title: `${step.teamName}: ${words.item.closedAs(stateWords(step.state), outcomeWords(step.outcome))}`,
        meta: signed(step.closedBy, step.closedAt),
        ...(step.note ? { body: step.note } : {}),
      };
    return [told, received, closed].filter((line) => line !== null && line !== false);
  });
  return lines.sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ at: _at, ...line }) => line);
}

function day(at: Date): string {
  return formatDay(dayInBritain(at));
}

function signed(name: string | null, at: Date): string {
  return name ? words.item.byPerson(name, day(at)) : day(at);
}

function stateWords(state: string): string {
  return words.states[state as keyof typeof words.states] ?? state;
}

function outcomeWords(outcome: string | null): string | null {
  return outcome && (words.outcomes[outcome as keyof typeof words.outcomes] ?? outcome);
}
