-- Changes one row of the vendor, whose version grows where it has one; false where it is not, or no longer, as `still`
-- says. Only what plan_table lists may be written with the owner's rights.
CREATE OR REPLACE FUNCTION set_row(vendor uuid, name text, row_id uuid, changed jsonb, still jsonb)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  columns text;
  touched int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM plan_table t WHERE t.name = set_row.name AND t.changes) THEN
    RAISE EXCEPTION 'no plan changes rows of %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT string_agg(
      CASE attname WHEN 'version' THEN 'version = t.version + 1' ELSE format('%1$I = n.%1$I', attname) END, ', ')
    INTO columns
  FROM pg_attribute
  WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped
    AND (attname = 'version' OR changed ? attname AND attname NOT IN ('id', 'vendor_id'));
  EXECUTE format(
    'UPDATE %1$I t SET %2$s FROM jsonb_populate_record(NULL::%1$I, $1) n
      WHERE t.id = $2 AND t.vendor_id = $3 AND to_jsonb(t) @> $4',
    name, columns) USING changed, row_id, vendor, still;
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched = 1;
END $$;
