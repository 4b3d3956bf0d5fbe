import type { Response } from "express";

/** A page for when the portal itself cannot draw one: too large, not allowed, stopping, broken. */
export function sendPlainPage(res: Response, status: number, title: string, text: string): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const reference = String(res.getHeader("X-Request-Id") ?? "");
  res
    .status(status)
    .type("html")
    .set("Cache-Control", "no-store")
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Think Local</title></head>` +
        `<body><main><h1>${title}</h1><p>${text}</p><p><a href="/">Go to the start page</a></p><p>Reference: ${reference}</p></main></body></html>`,
    );
}
