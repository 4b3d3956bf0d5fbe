/**
 * What `read` gives, read anew when it is older than `ms`. Whoever asks meanwhile gets the same promise; one that fails
 * is not kept.
 */
export function keptFor<Read>(ms: number, read: () => Promise<Read>): () => Promise<Read> {
  let held: { at: number; read: Promise<Read> } | undefined;
  return () => {
    if (held && Date.now() - held.at < ms) return held.read;
    const now = { at: Date.now(), read: read() };
    held = now;
    now.read.catch(() => {
      if (held === now) held = undefined;
    });
    return now.read;
  };
}
