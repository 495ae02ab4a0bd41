-- For the trigger on invitations.
CREATE OR REPLACE FUNCTION ended_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ending IS NOT NULL AND (NEW.ending, NEW.ended_at) IS DISTINCT FROM (OLD.ending, OLD.ended_at) THEN
    RAISE EXCEPTION 'an invitation ends once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
