-- For the trigger on API keys.
CREATE OR REPLACE FUNCTION key_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at
    OR (NEW.id, NEW.vendor_id, NEW.account_id, NEW.role, NEW.hash, NEW.expires_on, NEW.controller, NEW.customer_id)
      IS DISTINCT FROM
      (OLD.id, OLD.vendor_id, OLD.account_id, OLD.role, OLD.hash, OLD.expires_on, OLD.controller, OLD.customer_id)
  THEN
    RAISE EXCEPTION 'an API key is revoked for good, and stays what it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
