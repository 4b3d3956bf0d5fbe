import { useEffect } from "react";

/**
 * Keys of a list: `/` to the search field, `j` and `k` down and up its rows' links. Without scripts the list is the
 * same, by Tab. Keys typed into a field, or with Control, Alt or Command, are left alone.
 * @param searchId  id of the search field
 * @param rows      what finds the link of each row
 */
export function useListKeys(searchId: string, rows: string): void {
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById(searchId)?.focus();
        return;
      }
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0) return;
      const links = [...document.querySelectorAll<HTMLElement>(rows)];
      const at = links.indexOf(document.activeElement as HTMLElement);
      const next = at === -1 ? links[0] : links[Math.min(Math.max(at + step, 0), links.length - 1)];
      next?.focus();
    };
    document.addEventListener("keydown", follow);
    return () => document.removeEventListener("keydown", follow);
  }, [searchId, rows]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
  );
}
