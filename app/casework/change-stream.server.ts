import { eventRow, isEventType } from "~/circumstances/catalogue.ts";
import type { StaffScope } from "~/platform/auth/guards.server.ts";
import { closing } from "~/platform/lifetime.server.ts";
import { onChange } from "./change-listener.server.ts";
import { type FeedLine, listFeed } from "./queries/list-feed.server.ts";

/** Changes that come together are read and sent together. */
const GATHER_MS = 500;
const HEARTBEAT_MS = 20_000;
/** The browser asks anew after this long, so that rights taken away end the stream too. */
const LONGEST_MS = 10 * 60_000;
const MOST_AT_ONCE = 200;

/**
 * The feed as server-sent events: one event a change, its id the place in the feed, its data a line of JSON. Only what
 * the scope may see is read. Ends when the reader leaves, the process stops, or after ten minutes.
 * @param since  the last place that the reader has; what came after it is sent first
 */
export function changeStream(scope: StaffScope, since: string | null, gone: AbortSignal): Response {
  const encoder = new TextEncoder();
  let end = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const waiting = new Set<string>();
      let timer: NodeJS.Timeout | null = null;
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const sendLines = (lines: FeedLine[]) => {
        for (const line of lines.toReversed())
          send(`id: ${line.sequence}\nevent: change\ndata: ${JSON.stringify(say(line))}\n\n`);
      };
      const flush = async () => {
        timer = null;
        const eventIds = [...waiting];
        waiting.clear();
        const { lines } = await listFeed(scope, { eventIds, limit: MOST_AT_ONCE });
        if (!ended) sendLines(lines);
      };
      const unlisten = onChange((notice) => {
        if (!notice.councilCodes.includes(scope.councilCode) || scope.ownBusinessIds.includes(notice.businessId))
          return;
        for (const id of notice.eventIds.slice(0, MOST_AT_ONCE)) waiting.add(id);
        timer ??= setTimeout(() => flush().catch(() => end()), GATHER_MS);
      });
      const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
      const longest = setTimeout(() => end(), LONGEST_MS);
      let ended = false;
      end = () => {
        if (ended) return;
        ended = true;
        unlisten();
        clearInterval(heartbeat);
        clearTimeout(longest);
        if (timer) clearTimeout(timer);
        for (const signal of [gone, closing()]) signal.removeEventListener("abort", end);
        try {
          controller.close();
        } catch {
          // the reader has gone already
        }
      };
      for (const signal of [gone, closing()]) signal.addEventListener("abort", end);
      send("retry: 3000\n\n");
      if (gone.aborted || closing().aborted) end();
      else if (since) {
        listFeed(scope, { since, limit: MOST_AT_ONCE }).then(
          ({ lines }) => !ended && sendLines(lines),
          () => end(),
        );
      }
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}

/** A line as the page shows it: in words, with nothing but what the list shows. */
export function say(line: FeedLine): FeedLine & { title: string } {
  return { ...line, title: isEventType(line.type) ? eventRow(line.type).staffTitle : line.type };
}
