-- For the trigger on signing keys.
CREATE OR REPLACE FUNCTION signing_key_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.vendor_id, NEW.thumbprint, NEW.public_key) IS DISTINCT FROM (OLD.vendor_id, OLD.thumbprint, OLD.public_key)
    OR (OLD.certificate IS NOT NULL AND OLD.state <> 'next' AND NEW.certificate IS DISTINCT FROM OLD.certificate)
    OR array_position(ARRAY['next', 'current', 'retired', 'revoked'], NEW.state)
      < array_position(ARRAY['next', 'current', 'retired', 'revoked'], OLD.state)
  THEN
    RAISE EXCEPTION 'a signing key stays what it is, and never goes back' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
