import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { type RenderToPipeableStreamOptions, renderToPipeableStream } from "react-dom/server";
import { isUnavailable } from "~/platform/failures.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { currentRequest, requestReference } from "~/platform/log/request.server.ts";
import { PageRequestProvider } from "~/ui/request-context.ts";

/** How long a page may wait for its deferred data. */
export const streamTimeout = 8_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get("user-agent")) || remix.isSpaMode;
  const ready: keyof RenderToPipeableStreamOptions = whole ? "onAllReady" : "onShellReady";
  const { nonce } = context;
  return new Promise((resolve, reject) => {
    let shellSent = false;
    const { pipe, abort } = renderToPipeableStream(
      <PageRequestProvider value={{ nonce, reference: requestReference() }}>
        <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </PageRequestProvider>,
      {
        nonce,
        [ready]() {
          shellSent = true;
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: status === 500 && currentRequest()?.unavailable ? 503 : status,
            }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          if (shellSent && !request.signal.aborted) log().error({ error }, "a page failed while it was drawn");
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Remix hands every unexpected error of a loader, an action or a page to this. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const current = currentRequest();
  if (current && isUnavailable(error)) current.unavailable = true;
  log().error({ error }, "a request failed");
}
