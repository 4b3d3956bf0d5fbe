-- What a business offers is read from its posts when its listing is made: nobody has to keep a copy
ALTER TABLE "directory_entry" DROP COLUMN "offers";

CREATE FUNCTION directory_offer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM directory_refresh_later(NEW.business_id);
  RETURN NULL;
END $$;
CREATE TRIGGER directory_offer_posted AFTER INSERT ON "post" FOR EACH ROW WHEN (NEW.kind = 'offer')
  EXECUTE FUNCTION directory_offer_changed();
CREATE TRIGGER directory_offer_changed AFTER UPDATE ON "post" FOR EACH ROW
  WHEN (NEW.kind = 'offer' AND (OLD.title, OLD.audience, OLD.state) IS DISTINCT FROM (NEW.title, NEW.audience, NEW.state))
  EXECUTE FUNCTION directory_offer_changed();
