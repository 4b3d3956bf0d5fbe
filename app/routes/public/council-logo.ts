import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";

/** A council's logo. It was cleaned when it came; should it ever be opened by itself, it can run and load nothing. */
export async function loader({ params }: LoaderFunctionArgs) {
  const logo = await db().councilLogo.findFirst({ where: { council: { slug: params.slug ?? "" } } });
  if (!logo) notFound();
  return new Response(new Uint8Array(logo.content), {
    headers: {
      "Content-Type": logo.mediaType,
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
}
