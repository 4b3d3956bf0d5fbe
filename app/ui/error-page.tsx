import { isRouteErrorResponse, Link, useLocation, useNavigationType } from "@remix-run/react";
import { texts } from "~/texts/texts.ts";
import { Page } from "./layout.tsx";
import { type Face, useLayoutData } from "./layout-data.ts";
import { useRequestReference } from "./request-context.ts";

type Kind = keyof typeof texts.ui.fault;

/** What is said of an error: never more than may be known, always a way on and a number to read out. */
export function ErrorPage({ error, face }: { error: unknown; face: Face }) {
  const path = useLocation().pathname;
  const sent = useRequestReference();
  const own = useNavigationType() === "POP" ? sent : ""; // a page reached by a link without reloading was another request
  const signedIn = Boolean(useLayoutData()?.person);
  const kind = kindOf(error);
  const words = texts.ui.fault[kind];
  const reference = referenceOf(error) ?? (own && own !== "none" ? own : null);
  const home = face === "staff" ? "/staff" : signedIn ? "/business" : "/";
  const again = kind === "broken" || kind === "away";
  return (
    <Page>
      <h1>{words.title}</h1>
      {words.text.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>
        {again ? (
          <a href={path} className="button">
            {texts.ui.faults.again}
          </a>
        ) : (
          <Link to={home} className="button">
            {texts.ui.faults.home[face === "staff" ? "staff" : signedIn ? "business" : "public"]}
          </Link>
        )}
      </p>
      <p>
        <Link to="/help">{texts.ui.faults.help}</Link>
      </p>
      {reference ? (
        <p className="muted">
          {texts.ui.faults.reference} <strong className="nowrap">{reference}</strong>
        </p>
      ) : null}
    </Page>
  );
}

const KINDS: Record<number, Kind> = {
  400: "unreadable",
  403: "forbidden",
  404: "missing",
  405: "unreadable",
  410: "gone",
  413: "unreadable",
  429: "tooMany",
  503: "away",
};

export function kindOf(error: unknown): Kind {
  if (!isRouteErrorResponse(error)) return "broken";
  return bodyOf(error, "reason") === "not_shown" ? "notShown" : (KINDS[error.status] ?? "broken");
}

function referenceOf(error: unknown): string | null {
  return isRouteErrorResponse(error) ? bodyOf(error, "reference") : null;
}

/** A word of a refusal's body. */
function bodyOf(error: { data: unknown }, name: "reason" | "reference"): string | null {
  let data: unknown = error.data;
  if (typeof data === "string" && data.startsWith("{")) {
    try {
      data = JSON.parse(data);
    } catch {
      return null;
    }
  }
  const word = typeof data === "object" && data !== null ? Reflect.get(data, name) : null;
  return typeof word === "string" ? word : null;
}
