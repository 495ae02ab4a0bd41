-- Changes one row, whose version grows; false where it is not, or no longer, as `still` says.
CREATE OR REPLACE FUNCTION set_row(name text, row_id uuid, changed jsonb, stamps jsonb, still jsonb, op uuid)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  columns text;
  all_changed jsonb := stamped(changed, stamps, op);
  touched int;
BEGIN
  IF name NOT IN ('account', 'purchase_order', 'seat', 'site', 'site_charge', 'activation', 'move_request',
    'receipt_nonce', 'request_line', 'request_rule')
  THEN
    RAISE EXCEPTION 'no plan changes rows of %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT string_agg(format('%1$I = n.%1$I', attname), ', ') INTO columns
  FROM pg_attribute
  WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped
    AND all_changed ? attname AND attname NOT IN ('id', 'vendor_id', 'version');
  EXECUTE format(
    'UPDATE %1$I t SET %2$s version = t.version + 1
      FROM jsonb_populate_record(NULL::%1$I, $1) n WHERE t.id = $2 AND to_jsonb(t) @> $3',
    name, coalesce(columns || ',', '')) USING all_changed, row_id, still;
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched = 1;
END $$;
