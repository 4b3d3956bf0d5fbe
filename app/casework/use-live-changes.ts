import { useEffect, useState } from "react";
import type { FeedLine } from "./queries/list-feed.server.ts";

export type LiveLine = FeedLine & { title: string };

/** What arrived since the page was loaded, the newest first, and whether the connection stands. Without scripts: nothing. */
export function useLiveChanges(newest: string | null): { arrived: LiveLine[]; state: "off" | "live" | "lost" } {
  const [arrived, setArrived] = useState<LiveLine[]>([]);
  const [state, setState] = useState<"off" | "live" | "lost">("off");
  useEffect(() => {
    setArrived([]);
    const source = new EventSource(`/staff/feed/stream?since=${newest ?? 0}`);
    source.onopen = () => setState("live");
    source.onerror = () => setState("lost");
    source.addEventListener("change", (event) => {
      const line = JSON.parse(event.data) as LiveLine;
      setArrived((lines) => (lines.some((known) => known.id === line.id) ? lines : [line, ...lines].slice(0, 200)));
    });
    return () => source.close();
  }, [newest]);
  return { arrived, state };
}
