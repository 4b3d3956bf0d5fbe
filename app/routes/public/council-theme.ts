import type { LoaderFunctionArgs } from "@remix-run/node";
import { themeCss } from "~/lib/colour.ts";
import { notFound } from "~/platform/auth/refuse.server.ts";
import { db } from "~/platform/db.server.ts";

/** The style sheet of a council's own colour. Its address holds the colour, so it may be kept for as long as that is the one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const council = await db().council.findUnique({
    where: { slug: params.slug ?? "" },
    select: { primaryColour: true },
  });
  const colour = council?.primaryColour;
  if (!colour) notFound();
  const asked = new URL(request.url).searchParams.get("v");
  return new Response(themeCss(colour), {
    headers: {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": asked === colour.slice(1) ? "public, max-age=31536000, immutable" : "no-cache",
    },
  });
}
