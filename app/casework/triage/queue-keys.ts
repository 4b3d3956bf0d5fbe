import { useEffect, useRef, useState } from "react";
import { DECISION_KEYS, type Decision } from "./triage-terms.ts";

/** What finds the link of each row. */
export const ROW_LINKS = ".triage-queue tbody th a[data-row]";

export interface OpenDecision {
  id: string;
  decision: Decision;
}

/**
 * The keys of a queue on the row in hand: c, r, w and n open its decision, x ticks it, b goes to the decision for the ticked. When a decision is saved and its
 * row has gone, the row that took its place has the focus.
 */
export function useDecisionKeys(rows: readonly { id: string }[], enabled: boolean) {
  const [open, setOpen] = useState<OpenDecision | null>(null);
  const at = useRef<number | null>(null);
  useEffect(() => {
    if (!enabled) return;
    const follow = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const link = document.activeElement;
      if (!(link instanceof HTMLElement) || !link.matches(ROW_LINKS)) return;
      if (event.key === "x") link.closest("tr")?.querySelector<HTMLInputElement>('input[name="ticked"]')?.click();
      if (event.key === "b") document.getElementById("batch-title")?.focus();
      const decision = DECISION_KEYS[event.key];
      if (!decision) return;
      event.preventDefault();
      setOpen({ id: link.dataset.row ?? "", decision });
    };
    document.addEventListener("keydown", follow);
    return () => document.removeEventListener("keydown", follow);
  }, [enabled]);
  useEffect(() => {
    const found = open ? rows.findIndex((row) => row.id === open.id) : -1;
    if (open && found >= 0) at.current = found;
    if (open && found < 0) {
      setOpen(null);
      focusRow(at.current ?? 0);
    }
  }, [open, rows]);
  const close = () => {
    setOpen(null);
    if (at.current !== null) focusRow(at.current);
  };
  return { open, setOpen, close };
}

function focusRow(at: number): void {
  const links = [...document.querySelectorAll<HTMLElement>(ROW_LINKS)];
  links[Math.min(at, links.length - 1)]?.focus();
}
