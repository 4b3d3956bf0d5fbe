import { data, type LinksFunction, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { listOwnBusinesses } from "~/businesses/profile-queries.server.ts";
import { newId } from "~/lib/ids.ts";
import { looksOf } from "~/places/look.ts";
import { findCouncil, servedCouncils } from "~/places/queries.server.ts";
import { type Ability, allows } from "~/platform/auth/policy.ts";
import { findSession, sessionEndOf } from "~/platform/auth/session.server.ts";
import { SessionWarning } from "~/platform/auth/session-warning.tsx";
import { config } from "~/platform/config.server.ts";
import { takeFlash } from "~/platform/forms.server.ts";
import { texts } from "~/texts/texts.ts";
import { ErrorPage, kindOf } from "~/ui/error-page.tsx";
import { PageFrame } from "~/ui/layout.tsx";
import { faceOf, type LayoutData, useLayoutData } from "~/ui/layout-data.ts";
import { useNonce, useRequestReference } from "~/ui/request-context.ts";
import styles from "./tailwind.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "icon", href: "/favicon.ico", sizes: "32x32" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
];

/** The title of a page without one of its own, and of the error pages. */
export function meta({ error }: MetaArgs) {
  return [{ title: error ? texts.common.title(texts.ui.fault[kindOf(error)].title) : texts.common.productName }];
}

/** The pages of the desk, the ability that opens each, and another address that belongs to it. */
const DESK: [ability: Ability, href: string, text: string, also?: string][] = [
  ["staff.enter", "/staff", texts.ui.layout.staff.home],
  ["businesses.view", "/staff/businesses", texts.ui.layout.staff.businesses],
  ["businesses.view", "/staff/place", texts.ui.layout.staff.place],
  ["businesses.view", "/staff/needs", texts.needs.staff.title],
  ["queue.view", "/staff/queue", texts.ui.layout.staff.queue],
  ["triage.view", "/staff/growth", texts.ui.layout.staff.growth, "/staff/distress"],
  ["triage.view", "/staff/signals", texts.news.signals.desk],
  ["tasks.view", "/staff/tasks", texts.ui.layout.staff.tasks],
  ["visits.view", "/staff/visits", texts.ui.layout.staff.visits],
  ["businesses.view", "/staff/head-offices", texts.ui.layout.staff.offices],
  ["changes.feed", "/staff/feed", texts.ui.layout.staff.feed],
  ["claims.view", "/staff/claims", texts.ui.layout.staff.claims],
  ["groups.view", "/staff/links", texts.ui.layout.staff.links],
  ["letters.view", "/staff/letters", texts.ui.layout.staff.letters],
  ["journey.view", "/staff/journey", texts.journeyStaff.desk, "/staff/plan-tasks"],
  ["services.view", "/staff/services", texts.ui.layout.staff.services],
  ["moderation.view", "/staff/moderation", texts.moderation.queue.desk],
  ["partners.view", "/staff/partners", texts.partners.staff.desk],
  ["people.view", "/staff/people", texts.ui.layout.staff.people],
  ["loads.view", "/staff/loads", texts.ui.layout.staff.loads],
  ["settings.view", "/staff/settings/models", texts.ui.layout.staff.models],
  ["settings.council", "/staff/settings/council", texts.ui.layout.staff.council],
];

/** Pages of the desk that set things up, or that are not of every day. */
const RARE = new Set([
  "/staff/head-offices", "/staff/links", "/staff/letters", "/staff/journey", "/staff/services", "/staff/moderation",
  "/staff/partners", "/staff/people", "/staff/loads", "/staff/settings/models", "/staff/settings/council",
]); // biome-ignore format: one list

export async function loader({ request }: LoaderFunctionArgs) {
  const [session, { flash, clear }, councils] = await Promise.all([
    findSession(request),
    takeFlash(request),
    servedCouncils(),
  ]);
  const layout: LayoutData = {
    submissionKey: newId(),
    demonstration: config().demo.enabled,
    person: session ? { name: session.name } : null,
    session: session ? { endsAt: sessionEndOf(session).getTime(), canStay: session.staffRoles.length > 0 } : null,
    desk: null,
    businesses: await listOwnBusinesses(session?.memberships.map((one) => one.businessId) ?? []),
    looks: looksOf(councils),
    councils: councils.filter((council) => council.tier !== "county").map((council) => council.shortName),
    flash,
  };
  const role = session?.staffRoles.find((one) => one.councilCode === session.councilCode) ?? session?.staffRoles[0];
  if (session && role) {
    const roles = session.staffRoles.filter((one) => one.councilCode === role.councilCode).map((one) => one.role);
    layout.desk = {
      councilName: (await findCouncil(role.councilCode))?.name ?? "",
      links: DESK.filter(([ability]) => allows(roles, ability)).map(([, href, text, also]) => ({
        href,
        text,
        also,
        rare: RARE.has(href),
      })),
    };
  }
  return data(layout, clear ? { headers: { "Set-Cookie": clear } } : undefined);
}

/**
 * Whether the page that is sent brings scripts; in a browser that runs them they are there already. Whoever is not signed
 * in does without: see docs/decisions/0017-strangers-pages-have-no-scripts.md.
 */
function useScripts(path: string): boolean {
  const signedIn = useLayoutData()?.person != null;
  // what strangers see that does nothing without: a map of a tile service, and the samples of all that scripts do
  const tiles = useMatches().some(
    ({ data }) => typeof data === "object" && data !== null && "tiles" in data && data.tiles,
  );
  return typeof document !== "undefined" || signedIn || tiles || path === "/dev/components";
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const { pathname } = useLocation();
  const face = faceOf(pathname);
  const scripts = useScripts(pathname);
  return (
    <html lang={texts.common.language} data-request={useRequestReference() || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0f4c35" />
        <Meta />
        <Links />
      </head>
      <body className={`face-${face}`}>
        {children}
        {scripts ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function Root() {
  const session = useLayoutData()?.session;
  return (
    <PageFrame face={faceOf(useLocation().pathname)}>
      <Outlet />
      {session ? <SessionWarning {...session} /> : null}
    </PageFrame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const face = faceOf(useLocation().pathname);
  return (
    <PageFrame face={face}>
      <ErrorPage error={error} face={face} />
    </PageFrame>
  );
}
