import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { isUnavailable } from "~/platform/failures.server.ts";
import { log } from "~/platform/log/log.server.ts";
import { currentRequest, requestReference } from "~/platform/log/request.server.ts";
import { wholeResponse } from "~/platform/whole-response.server.ts";
import { texts } from "~/texts/texts.ts";
import { PageRequestProvider } from "~/ui/request-context.ts";

/** How long a page may wait for its deferred data. */
export const streamTimeout = 8_000;

/**
 * Draws a page whole, in one go, and sends it in one piece: nothing here is deferred, and React's and Remix's streams cost
 * more than they gain. See docs/decisions/0010-pages-are-drawn-whole.md.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const data = await textOf(remix.serverHandoffStream);
  remix.serverHandoffStream = undefined;
  const page = renderToString(
    <PageRequestProvider value={{ nonce, reference: requestReference() }}>
      <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
    </PageRequestProvider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  const unavailable = status === 500 && currentRequest()?.unavailable;
  const handedOver = remix.renderMeta?.didRenderScripts ? handOver(data, nonce) : "";
  return wholeResponse(
    `<!DOCTYPE html>${status === 422 || page.includes(FAULTY) ? entitled(page) : page}${handedOver}`,
    {
      headers,
      status: unavailable ? 503 : status,
    },
  );
}

/** How the summary of a form's faults begins: a page may be asked for that has some from the start. */
const FAULTY = '<div class="error-summary"';

/** The title of a form that needs another look says so first, for whoever has no scripts: those do it themselves. */
function entitled(page: string): string {
  return page.replace("<title>", `<title>${texts.ui.errorSummary.prefix} `);
}

async function textOf(stream: ReadableStream<Uint8Array> | undefined): Promise<string> {
  const reader = stream?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    text += decoder.decode(part.value, { stream: true });
  return text;
}

const ESCAPED: Record<string, string> = {
  ...{ "&": "\\u0026", ">": "\\u003e", "<": "\\u003c" },
  ...{ "\u2028": "\\u2028", "\u2029": "\\u2029" },
};

/** The loaders' data for the scripts, in the form in which Remix's own server part of the page sends it. */
function handOver(data: string, nonce: string): string {
  const literal = JSON.stringify(data).replace(/[&><\u2028\u2029]/g, (sign) => ESCAPED[sign] ?? sign);
  const open = `<script nonce="${nonce}">window.__remixContext.streamController.`;
  return `${open}enqueue(${literal});</script>${open}close();</script>`;
}

/** Remix hands every unexpected error of a loader, an action or a page to this. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const current = currentRequest();
  if (current && isUnavailable(error)) current.unavailable = true;
  log().error({ error }, "a request failed");
}
