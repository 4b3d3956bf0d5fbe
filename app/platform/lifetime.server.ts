const controller = new AbortController();

/** Aborted when the process begins to stop: streams that would stay open for ever end on it. */
export function closing(): AbortSignal {
  return controller.signal;
}

export function beginClosing(): void {
  controller.abort();
}
