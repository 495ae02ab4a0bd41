-- What a user, a key or an invitation may do is called their role, as people call it; before, it was a level.
ALTER TABLE portal_user RENAME COLUMN level TO role;
ALTER TABLE portal_user RENAME CONSTRAINT portal_user_level TO portal_user_role;
ALTER TABLE api_key RENAME COLUMN level TO role;
ALTER TABLE api_key RENAME CONSTRAINT api_key_level TO api_key_role;
ALTER TABLE invitation RENAME COLUMN level TO role;
ALTER TABLE invitation RENAME CONSTRAINT invitation_level TO invitation_role;

CREATE OR REPLACE FUNCTION key_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at
     OR (NEW.id, NEW.vendor_id, NEW.account_id, NEW.role, NEW.hash, NEW.expires_on, NEW.controller, NEW.customer_id)
       IS DISTINCT FROM (OLD.id, OLD.vendor_id, OLD.account_id, OLD.role, OLD.hash, OLD.expires_on, OLD.controller, OLD.customer_id) THEN
    RAISE EXCEPTION 'an API key is revoked for good, and stays what it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- A programme's roles, and how its people get access.
UPDATE vendor SET programme = (programme::jsonb - 'levels' - 'letIn') || jsonb_build_object(
  'firstAccess', programme -> 'letIn',
  'roles', (
    SELECT jsonb_agg((each::jsonb - 'level') || jsonb_build_object('role', each -> 'level') ORDER BY place)
    FROM jsonb_array_elements(programme::jsonb -> 'levels') WITH ORDINALITY AS offered (each, place)));

-- The names of fields in what is kept of earlier changes; what was changed, and to what, stays as it is.
ALTER TABLE operation DISABLE TRIGGER operation_kept;
UPDATE operation
SET
  changes = replace(changes::text, '"level":', '"role":')::jsonb,
  reply = replace(reply::text, '"level":', '"role":')::jsonb
WHERE changes::text LIKE '%"level":%' OR reply::text LIKE '%"level":%';
ALTER TABLE operation ENABLE TRIGGER operation_kept;
