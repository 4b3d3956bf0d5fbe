import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of the request being answered, for the log and the error page. */
export interface RequestContext {
  /** the reference number that a person can read out: in the log, the `X-Request-Id` header and on error pages */
  id: string;
  /** set when the answer failed because something the portal needs was away */
  unavailable: boolean;
  /** where it came from, for counting tries; never logged */
  ip?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function withRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/** The reference number of the request being answered; "none" outside of one. */
export function requestReference(): string {
  return storage.getStore()?.id ?? "none";
}
