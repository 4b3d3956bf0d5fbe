import { Writable } from "node:stream";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { isUnavailable } from "~/platform/failures.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { currentRequest, requestReference } from "~/platform/log/request.server.ts";
import { PageRequestProvider } from "~/ui/request-context.ts";

/** How long a page may wait for its deferred data. */
export const streamTimeout = 8_000;

/** Draws a page whole and sends it in one piece: nothing here is deferred, and pieces cost more than they gain. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const page = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    });
    page.once("error", reject);
    page.once("finish", () => {
      clearTimeout(late);
      headers.set("Content-Type", "text/html; charset=utf-8");
      const unavailable = status === 500 && currentRequest()?.unavailable;
      resolve(new Response(Buffer.concat(chunks), { headers, status: unavailable ? 503 : status }));
    });
    const { pipe, abort } = renderToPipeableStream(
      <PageRequestProvider value={{ nonce, reference: requestReference() }}>
        <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </PageRequestProvider>,
      {
        nonce,
        onAllReady: () => pipe(page),
        onShellError: reject,
        onError(error) {
          if (!request.signal.aborted) log().error({ error }, "a page failed while it was drawn");
        },
      },
    );
    const late = setTimeout(abort, streamTimeout + 1_000);
  });
}

/** Remix hands every unexpected error of a loader, an action or a page to this. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const current = currentRequest();
  if (current && isUnavailable(error)) current.unavailable = true;
  log().error({ error }, "a request failed");
}
