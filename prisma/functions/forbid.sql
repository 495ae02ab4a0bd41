-- For triggers on tables whose rows are kept for ever.
CREATE OR REPLACE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is kept for ever: no % here', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
