import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from "@remix-run/node";
import type { Response as Answer, Request as Asked, RequestHandler } from "express";
import { wholeText } from "~/platform/whole-response.server.ts";

interface RemixOptions {
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: string;
  getLoadContext: (req: Asked, res: Answer) => AppLoadContext;
}

/** What @remix-run/express does, but a page that is ready whole goes out in one write, with its length. */
export function remixHandler({ build, mode, getLoadContext }: RemixOptions): RequestHandler {
  const handle = createRequestHandler(build, mode);
  return async (req, res, next) => {
    try {
      await send(res, await handle(toRequest(req, res), getLoadContext(req, res)));
    } catch (error) {
      next(error);
    }
  };
}

function toRequest(req: Asked, res: Answer): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value) headers.set(name, value);
  }
  const left = new AbortController();
  res.on("close", () => {
    if (!res.writableFinished) left.abort();
  });
  const port = /:\d+$/.exec(req.get("X-Forwarded-Host") ?? "")?.[0] ?? /:\d+$/.exec(req.get("host") ?? "")?.[0] ?? "";
  const url = `${req.protocol}://${req.hostname}${port}${req.originalUrl}`;
  const sent = req.method !== "GET" && req.method !== "HEAD";
  return new Request(url, {
    method: req.method,
    headers,
    signal: left.signal,
    ...(sent ? { body: createReadableStreamFromReadable(req), duplex: "half" } : {}),
  });
}

async function send(res: Answer, response: Response): Promise<void> {
  res.statusMessage = response.statusText;
  res.status(response.status);
  for (const [name, value] of response.headers) res.append(name, value);
  const text = wholeText(response);
  if (text !== undefined) {
    const page = Buffer.from(text);
    res.setHeader("Content-Length", page.length);
    res.end(page);
    return;
  }
  if (response.headers.get("Content-Type")?.startsWith("text/event-stream")) res.flushHeaders();
  if (response.body) await writeReadableStreamToWritable(response.body, res);
  else res.end();
}
