import { expect, test } from "vitest";
import { gridToLatLng } from "./national-grid.ts";

test.each([
  // the worked example of the Ordnance Survey's guide, near Caister
  ["Caister water tower", 651_409.903, 313_177.27, 52.657977, 1.716038],
  ["Greenwich Observatory", 538_890, 177_320, 51.4778, -0.0014],
  ["Lichfield Cathedral", 411_590, 309_760, 52.6854, -1.8305],
])("%s lies where maps of the web have it", (_name, eastings, northings, lat, lng) => {
  const found = gridToLatLng(eastings, northings);
  expect(Math.abs(found.lat - lat)).toBeLessThan(0.0008);
  expect(Math.abs(found.lng - lng)).toBeLessThan(0.0012);
});
