import { newReference } from "~/lib/ids.ts";
import { currentRequest } from "../log/request.server.ts";

/** The body of a refusal; the error page of the audience shows it. */
export interface Refusal {
  reference: string;
  /** why, in a word the page has a text for */
  reason: "not_found" | "not_shown" | "forbidden" | "gone" | "too_many";
}

const STATUS = { not_found: 404, not_shown: 404, forbidden: 403, gone: 410, too_many: 429 } as const;

/** A refusal as a Response, with the reference number that the log holds too. Throw it. */
export function refusal(reason: Refusal["reason"], headers: Record<string, string> = {}): Response {
  const reference = currentRequest()?.id ?? newReference("E");
  const body: Refusal = { reference, reason };
  return new Response(JSON.stringify(body), {
    status: STATUS[reason],
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", ...headers },
  });
}

/** There is no such page, or it is not for this person to know that there is. */
export function notFound(): never {
  throw refusal("not_found");
}

/** The page is there and the person may know it, but may not do this. */
export function forbidden(): never {
  throw refusal("forbidden");
}

/** Too many tries; `retryAfter` in whole seconds. */
export function tooMany(retryAfter: number): never {
  throw refusal("too_many", { "Retry-After": String(Math.max(1, Math.ceil(retryAfter))) });
}
