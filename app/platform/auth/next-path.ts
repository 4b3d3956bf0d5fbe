/**
 * Where to go after signing in: a path of this site, or the fallback. Anything a browser could read as another site
 * ("//evil", "/\evil", control characters, a scheme) is the fallback.
 */
export function safeNext(next: FormDataEntryValue | null | undefined, fallback = "/account"): string {
  if (typeof next !== "string" || next.length > 2_000 || !next.startsWith("/")) return fallback;
  for (const letter of next) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x21 || code === 0x7f || letter === "\\") return fallback;
  }
  if (!URL.canParse(next, "http://same.invalid")) return fallback;
  const url = new URL(next, "http://same.invalid");
  if (url.origin !== "http://same.invalid" || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}

/** The page a request was for, to come back to: for single fetch's data requests, the page they are the data of. */
export function pageOf(request: Request): string {
  const url = new URL(request.url);
  const params = url.searchParams;
  params.delete("_routes");
  params.delete("index");
  const search = params.size > 0 ? `?${params}` : "";
  const path = url.pathname.replace(/\.data$/, "");
  return (path === "/_root" ? "/" : path) + search;
}

/** `/sign-in?next=…` for a path; plain when there is nothing worth returning to. */
export function withNext(path: string, next: string): string {
  return next === "/" || next === "/account" ? path : `${path}?next=${encodeURIComponent(next)}`;
}
