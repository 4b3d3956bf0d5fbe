import type pg from "pg";
import type { Scenario } from "./scenarios.ts";

const NOBODY = { business: "", session: "" };

/** What strangers ask the directory, each with a few variants; what is rare is read from the database. */
export async function directorySearches(client: pg.Client): Promise<Scenario[]> {
  const { rows: firms } = await client.query<{ name: string }>(
    "SELECT name FROM directory_listing WHERE slug = ANY($1::text[]) ORDER BY slug",
    [[1234, 23_456, 56_789, 98_765].map((n) => `firm-${n}`)],
  );
  const made = firms.map(({ name }) => (name.split(" ")[1] ?? "").toLowerCase());
  const { rows: postcodes } = await client.query<{ postcode: string }>(
    "SELECT postcode FROM postcode WHERE eastings IS NOT NULL ORDER BY md5(postcode) LIMIT 4",
  );
  const deep: string[] = [];
  for (const share of [0.2, 0.5, 0.8]) {
    const { rows } = await client.query<{ id: string; name: string }>(
      `SELECT business_id AS id, sort_name AS name FROM directory_listing ORDER BY sort_name, business_id
       OFFSET (SELECT count(*) * $1::float8 FROM directory_listing)::int LIMIT 1`,
      [share],
    );
    if (rows[0]) deep.push(`n~${rows[0].id}~${rows[0].name}`);
  }
  const trades = ["bakers", "plumber", "cafe", "taxidermist"];
  const search = (key: string, title: string, asked: Record<string, string>[]): Scenario => ({
    key,
    title,
    call: (turn) => ({
      method: "GET",
      path: `/directory?${new URLSearchParams(asked[turn % asked.length])}`,
      headers: { Accept: "text/html" },
    }),
    about: () => NOBODY,
    variants: asked.length,
  });
  return [
    search(
      "common",
      "a common word",
      ["plumber", "cafe", "hairdresser", "builders"].map((q) => ({ q })),
    ),
    search(
      "rare",
      "a rare word",
      made.map((q) => ({ q })),
    ),
    search(
      "typo",
      "a slip of the pen",
      made.map((word) => ({ q: `${word.slice(0, 3)}${word.slice(4)}` })),
    ),
    search(
      "near",
      "near a postcode",
      postcodes.map(({ postcode }, at) => ({ q: `${trades[at % trades.length]} near ${postcode}` })),
    ),
    search(
      "all-near",
      "everything near a postcode",
      postcodes.map(({ postcode }) => ({ q: postcode, within: "25" })),
    ),
    search(
      "deep",
      "deep in all firms by name",
      deep.map((after) => ({ after })),
    ),
    search(
      "deep-common",
      "deep in a common word",
      deep.map((after) => ({ q: "plumber", after })),
    ),
  ];
}
