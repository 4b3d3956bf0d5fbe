import type { Council } from "./queries.server.ts";

/** What a council has of its own on its pages: addresses of a style sheet and a picture. */
export interface Look {
  theme: string | null;
  logo: string | null;
}

/** The looks of the councils that have one, by the names that pages know them by. */
export function looksOf(councils: readonly Council[]): Record<string, Look> {
  return Object.fromEntries(
    councils.flatMap((council) => {
      const { slug, primaryColour, logoPath } = council;
      if (!primaryColour && !logoPath) return [];
      const theme = primaryColour ? `/councils/${slug}/theme.css?v=${primaryColour.slice(1)}` : null;
      const look = { theme, logo: logoPath };
      return [council.name, council.shortName].map((name) => [name, look] as const);
    }),
  );
}
