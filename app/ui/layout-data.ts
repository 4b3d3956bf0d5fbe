import { useRouteLoaderData } from "@remix-run/react";

/** A page of a menu. */
export interface PageLink {
  href: string;
  text: string;
  /** another address at which it is the open one */
  also?: string;
  /** opened now and then: where the row has no room for all it stands behind "More" */
  rare?: boolean;
}

/** What every page's frame shows, from the root's loader. */
export interface LayoutData {
  /** for the hidden inputs of forms */
  submissionKey: string;
  demonstration: boolean;
  person: { name: string } | null;
  /** when the session ends unless something happens (milliseconds since 1970), and whether using the portal puts that off */
  session: { endsAt: number; canStay: boolean } | null;
  /** the council of a member of staff, and the pages their roles open */
  desk: { councilName: string; links: PageLink[] } | null;
  businesses: { id: string; name: string; councilName: string | null }[];
  /** the councils of this installation, as people call them */
  councils: string[];
  /** style sheet and logo of the councils that have their own, by the names that pages know them by */
  looks: Record<string, { theme: string | null; logo: string | null }>;
  flash: { message: string; tone: "success" | "notice" } | null;
}

/** undefined on the error page of a request whose root loader failed. */
export function useLayoutData(): LayoutData | undefined {
  return useRouteLoaderData("root") as LayoutData | undefined;
}

export type Face = "public" | "business" | "staff";

/** Which of the three faces a page wears; the first part of its address says. */
export function faceOf(path: string): Face {
  if (/^\/staff(\/|$)/.test(path)) return "staff";
  return /^\/(business|confirm|still-here)(\/|$)/.test(path) ? "business" : "public";
}
