import type { LoaderFunctionArgs } from "@remix-run/node";
import { serveEmbed } from "~/network/feeds/embed.server.tsx";

/** News as plain HTML, for frames on other sites. */
export const loader = ({ request }: LoaderFunctionArgs) => serveEmbed(request);
