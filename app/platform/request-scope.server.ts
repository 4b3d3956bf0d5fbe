import { currentRequest, type RequestContext } from "./log/request.server.ts";

const found = new WeakMap<RequestContext, Map<string, Promise<unknown>>>();

/** Looks something up once a request, however many loaders ask. Outside a request (jobs, tests) it looks every time. */
export function oncePerRequest<T>(key: string, look: () => Promise<T>): Promise<T> {
  const request = currentRequest();
  if (!request) return look();
  const known = found.get(request) ?? new Map<string, Promise<unknown>>();
  found.set(request, known);
  const before = known.get(key);
  if (before) return before as Promise<T>;
  const answer = look();
  known.set(key, answer);
  return answer;
}

/** Forgets what was looked up, after something that changes the answer. */
export function forgetLookups(): void {
  const request = currentRequest();
  if (request) found.delete(request);
}
