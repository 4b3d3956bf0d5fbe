/** Degrees, WGS84: what maps of the web count in. */
export interface LatLng {
  lat: number;
  lng: number;
}

/** An ellipsoid: half axes in metres. */
const AIRY = { a: 6_377_563.396, b: 6_356_256.909 };
const WGS84 = { a: 6_378_137, b: 6_356_752.314_245 };
/** The grid's true origin, 49° N 2° W, and what it is called there; scale on the middle line. */
const GRID = { lat0: rad(49), lng0: rad(-2), east: 400_000, north: -100_000, scale: 0.9996012717 };
/** From Airy's ellipsoid to WGS84: metres, parts, and seconds of arc. */
const SHIFT = { x: 446.448, y: -125.157, z: 542.06, parts: -20.4894e-6, rx: 0.1502, ry: 0.247, rz: 0.8421 };

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/**
 * A place of the British National Grid (metres) in degrees, right to about five metres.
 * Source: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes B and C
 */
export function gridToLatLng(eastings: number, northings: number): LatLng {
  const { lat, lng } = onAiry(eastings, northings);
  const { x, y, z } = toCartesian(lat, lng);
  const [rx, ry, rz] = [rad(SHIFT.rx / 3600), rad(SHIFT.ry / 3600), rad(SHIFT.rz / 3600)];
  const scale = 1 + SHIFT.parts;
  return toDegrees(
    SHIFT.x + x * scale - y * rz + z * ry,
    SHIFT.y + x * rz + y * scale - z * rx,
    SHIFT.z - x * ry + y * rx + z * scale,
  );
}

/** Undoes the grid's projection: radians on Airy's ellipsoid. */
function onAiry(eastings: number, northings: number): LatLng {
  const { a, b } = AIRY;
  const { lat0, lng0, east, north, scale } = GRID;
  const e2 = 1 - (b * b) / (a * a);
  const n = (a - b) / (a + b);
  let lat = lat0;
  let arc = 0;
  for (let step = 0; step < 20; step++) {
    lat += (northings - north - arc) / (a * scale);
    const [less, more] = [lat - lat0, lat + lat0];
    arc =
      b *
      scale *
      ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * less -
        (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(less) * Math.cos(more) +
        ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * less) * Math.cos(2 * more) -
        (35 / 24) * n ** 3 * Math.sin(3 * less) * Math.cos(3 * more));
    if (Math.abs(northings - north - arc) < 0.001) break;
  }
  const bend = 1 - e2 * Math.sin(lat) ** 2;
  const v = (a * scale) / Math.sqrt(bend);
  const r = (a * scale * (1 - e2)) / bend ** 1.5;
  const h2 = v / r - 1;
  const [t, s] = [Math.tan(lat), 1 / Math.cos(lat)];
  const d = eastings - east;
  return {
    lat:
      lat -
      (t / (2 * r * v)) * d ** 2 +
      (t / (24 * r * v ** 3)) * (5 + 3 * t ** 2 + h2 - 9 * t ** 2 * h2) * d ** 4 -
      (t / (720 * r * v ** 5)) * (61 + 90 * t ** 2 + 45 * t ** 4) * d ** 6,
    lng:
      lng0 +
      (s / v) * d -
      (s / (6 * v ** 3)) * (v / r + 2 * t ** 2) * d ** 3 +
      (s / (120 * v ** 5)) * (5 + 28 * t ** 2 + 24 * t ** 4) * d ** 5,
  };
}

function toCartesian(lat: number, lng: number) {
  const e2 = 1 - AIRY.b ** 2 / AIRY.a ** 2;
  const v = AIRY.a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
  return {
    x: v * Math.cos(lat) * Math.cos(lng),
    y: v * Math.cos(lat) * Math.sin(lng),
    z: (1 - e2) * v * Math.sin(lat),
  };
}

function toDegrees(x: number, y: number, z: number): LatLng {
  const e2 = 1 - WGS84.b ** 2 / WGS84.a ** 2;
  const p = Math.hypot(x, y);
  let lat = Math.atan2(z, p * (1 - e2));
  for (let step = 0; step < 6; step++) {
    const v = WGS84.a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2);
    lat = Math.atan2(z + e2 * v * Math.sin(lat), p);
  }
  return { lat: (lat * 180) / Math.PI, lng: (Math.atan2(y, x) * 180) / Math.PI };
}
