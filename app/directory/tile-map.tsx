import type { Map as LeafletMap } from "leaflet";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { gridToLatLng, type LatLng } from "~/lib/national-grid.ts";
import { texts } from "~/texts/texts.ts";
import type { Point } from "./listing.ts";

const words = texts.directory.map;
/** nearer than this, a street is all that one sees */
const NEAREST_ZOOM = 17;

interface TileMapProps {
  /** in the order of the list */
  firms: readonly { slug: string; name: string; door: Point | null }[];
  tiles: { url: string; attribution: string };
  /** the drawn map: for whoever has no scripts, and until this one is there */
  children: ReactNode;
}

/**
 * The firms that show their door, on the pictures of a map service. Each mark has the number of its firm in the list, can
 * be reached by keys, and leads to it there. Who shows no door has no mark.
 */
export function TileMap({ firms, tiles, children }: TileMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState(false);
  const marks = firms.flatMap(({ slug, name, door }, index) =>
    door
      ? [
          {
            slug,
            label: words.mark(String(index + 1), name),
            number: index + 1,
            at: gridToLatLng(door.eastings, door.northings),
          },
        ]
      : [],
  );
  const drawn = JSON.stringify(marks);
  useEffect(() => {
    let map: LeafletMap | undefined;
    let gone = false;
    draw(box, tiles.url, JSON.parse(drawn)).then(
      (made) => {
        map = made;
        if (gone) map?.remove();
        else setLive(map !== undefined);
      },
      // the drawn map stays
      () => setLive(false),
    );
    return () => {
      gone = true;
      map?.remove();
    };
  }, [tiles.url, drawn]);
  if (marks.length === 0) return children;
  return (
    <>
      <section className="tile-map" aria-label={words.title} hidden={!live}>
        <p className="muted small">{words.tiles}</p>
        <div ref={box} className="tile-map-box" />
        <p className="muted small">{tiles.attribution}</p>
      </section>
      {live ? null : children}
    </>
  );
}

interface Mark {
  slug: string;
  label: string;
  number: number;
  at: LatLng;
}

async function draw(
  box: { current: HTMLDivElement | null },
  url: string,
  marks: readonly Mark[],
): Promise<LeafletMap | undefined> {
  const [leaflet] = await Promise.all([import("leaflet"), import("leaflet/dist/leaflet.css")]);
  const element = box.current;
  if (!element) return undefined;
  // shown before it is measured
  element.parentElement?.removeAttribute("hidden");
  const map = leaflet.map(element, { attributionControl: false, scrollWheelZoom: false });
  leaflet.tileLayer(url, { maxZoom: 19 }).addTo(map);
  map.fitBounds(leaflet.latLngBounds(marks.map(({ at }) => at)).pad(0.2), { maxZoom: NEAREST_ZOOM });
  for (const { slug, label, number, at } of marks) {
    const icon = leaflet.divIcon({ className: "tile-mark", html: String(number), iconSize: [32, 32] });
    const mark = leaflet.marker(at, { icon, title: label, alt: label, keyboard: true }).addTo(map);
    mark.getElement()?.setAttribute("aria-label", label);
    const go = () => {
      window.location.hash = `firm-${slug}`;
    };
    mark.on("click", go);
    mark.on("keypress", ({ originalEvent }) => {
      if (originalEvent.key === "Enter") go();
    });
  }
  return map;
}
