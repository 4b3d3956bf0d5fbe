-- The districts of a firm's other places: it is found there, so it is counted there. Few firms have any.
ALTER TABLE "directory_listing" ADD COLUMN "also_in" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE directory_listing SET also_in = ARRAY(
    SELECT substr(token, 3) FROM unnest(tsvector_to_array(tokens)) AS token
    WHERE token LIKE 'c:%' AND substr(token, 3) IS DISTINCT FROM council_code ORDER BY 1)
  WHERE business_id IN (SELECT business_id FROM site GROUP BY business_id HAVING count(DISTINCT council_code) > 1);
-- under '*', all districts together: a firm with places in two is one firm
INSERT INTO directory_tally (council_code, sector, listed, with_offers)
  SELECT '*', sector, sum(listed), sum(with_offers) FROM directory_tally GROUP BY sector;
