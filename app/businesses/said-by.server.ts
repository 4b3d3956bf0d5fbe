import { sql } from "~/platform/sql.server.ts";

/**
 * Whose word an event `e` is. What the portal wrote down because its owner registered or claimed the business is the
 * owner's.
 */
export const SAID_BY_TEXT =
  "CASE WHEN e.actor_kind = 'system' AND e.person_id IS NOT NULL THEN 'owner' ELSE e.actor_kind END";

/** The same for a statement that is put together of parts. */
export const SAID_BY = sql([SAID_BY_TEXT]);
