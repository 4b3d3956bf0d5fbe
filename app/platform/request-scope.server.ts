import { AsyncLocalStorage } from "node:async_hooks";

/** What lasts as long as one HTTP request: its reference and what was looked up once for all its loaders. */
export interface RequestScope {
  /** what the error page shows and the log holds */
  reference: string;
  found: Map<string, Promise<unknown>>;
}

const storage = new AsyncLocalStorage<RequestScope>();

/** Runs one request. The HTTP server calls this around everything else. */
export function inRequest<T>(reference: string, work: () => T): T {
  return storage.run({ reference, found: new Map() }, work);
}

/** The request being answered; undefined in scripts, jobs and tests that call a function directly. */
export function requestScope(): RequestScope | undefined {
  return storage.getStore();
}

/** Looks something up once a request, however many loaders ask. Outside a request it looks every time. */
export function oncePerRequest<T>(key: string, look: () => Promise<T>): Promise<T> {
  const scope = storage.getStore();
  if (!scope) return look();
  const before = scope.found.get(key);
  if (before) return before as Promise<T>;
  const found = look();
  scope.found.set(key, found);
  return found;
}

/** Forgets what was looked up, after something that changes the answer. */
export function forgetLookups(): void {
  storage.getStore()?.found.clear();
}
