import { listOf } from "~/journey/rates/rates-table.ts";
import type { PlainDate } from "~/lib/dates.ts";
import type { Tx } from "~/platform/db.server.ts";

/** A made-up rating list: every shop, office and unit of the demonstration has a value, the same one each time. */
export async function insertRatingList(tx: Tx, today: PlainDate): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO rateable_property (id, council_code, list, reference, address, postcode, outcode, rateable_value, description, code, seen_on)
    SELECT gen_random_uuid(), council_code, ${listOf(today)}::int, 'DEMO' || left(replace(id::text, '-', ''), 20),
      concat_ws(', ', address_line1, town), postcode, split_part(postcode, ' ', 1),
      1500 + 250 * (abs(hashtext(coalesce(address_line1, '') || postcode)) % 180),
      (ARRAY['Shop and premises', 'Office and premises', 'Workshop and premises'])[1 + abs(hashtext(postcode)) % 3],
      (ARRAY['CS', 'CO', 'IF3'])[1 + abs(hashtext(postcode)) % 3], ${today}::date
    FROM site WHERE premises_type = 'commercial' AND postcode IS NOT NULL AND address_line1 IS NOT NULL
      AND council_code IS NOT NULL
    ON CONFLICT DO NOTHING`;
}
