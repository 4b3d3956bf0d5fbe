import type { PlainDate } from "./dates.ts";

/**
 * What depends on the day alone, made once a day: a form's schema takes longer to make than to use.
 * @param make  called again when the day has changed
 */
export function keptForDay<Made>(make: (today: PlainDate) => Made): (today: PlainDate) => Made {
  let kept: { day: PlainDate; made: Made } | undefined;
  return (today) => {
    if (kept?.day !== today) kept = { day: today, made: make(today) };
    return kept.made;
  };
}
