-- For the trigger on holdings.
CREATE OR REPLACE FUNCTION only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.input < OLD.input OR NEW.output < OLD.output
    OR NEW.received < OLD.received OR NEW.given_back < OLD.given_back
    OR (NEW.id, NEW.unit, NEW.purpose, NEW.vendor_id) IS DISTINCT FROM (OLD.id, OLD.unit, OLD.purpose, OLD.vendor_id)
    OR NEW.upper_id IS DISTINCT FROM OLD.upper_id
  THEN
    RAISE EXCEPTION 'a holding’s counters only grow, and it stays what it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
