const LONGEST = 40;

/**
 * What an address asks for that its page did not understand, as "label “what was typed”".
 * @param understood  by the names of the address; nothing, false or "" is what was not understood
 * @param labels      what a page calls each
 */
export function leftOut(
  search: URLSearchParams,
  understood: object,
  labels: Readonly<Record<string, string>>,
): string[] {
  return Object.entries(labels).flatMap(([name, label]) => {
    const typed = (search.get(name) ?? "").replace(/[\p{Cc}\s]+/gu, " ").trim();
    if (typed === "" || Reflect.get(understood, name)) return [];
    const shown = [...typed];
    return [`${label} “${shown.length > LONGEST ? `${shown.slice(0, LONGEST).join("")}…` : typed}”`];
  });
}
