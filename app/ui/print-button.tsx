import { type ReactNode, useEffect, useState } from "react";

/** Prints the page. Only there with scripts: without them the browser's own menu does it. */
export function PrintButton({ children }: { children: ReactNode }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <button type="button" className="button button-secondary no-print" onClick={() => window.print()}>
      {children}
    </button>
  );
}
