import type { ComponentProps } from "react";
import { PointsMap } from "./points-map.tsx";
import type { ShownCard } from "./result-page.server.ts";
import { TileMap } from "./tile-map.tsx";

interface FirmsMapProps extends Omit<ComponentProps<typeof PointsMap>, "firms"> {
  firms: readonly ShownCard[];
  /** of the map service; null where none is set */
  tiles: { url: string; attribution: string } | null;
}

/** The firms of a page of results: on the pictures of a map service where one is set and scripts run, else drawn. */
export function FirmsMap({ firms, tiles, ...place }: FirmsMapProps) {
  const drawn = <PointsMap firms={firms} {...place} />;
  if (!tiles) return drawn;
  return (
    <TileMap firms={firms} tiles={tiles}>
      {drawn}
    </TileMap>
  );
}
