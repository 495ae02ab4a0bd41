-- Adds rows of one table, all of the vendor and by the operation given. What all rows leave out gets its default; types
-- are those of the table. Only what plan_table lists may be written with the owner's rights.
CREATE OR REPLACE FUNCTION add_rows(vendor uuid, op uuid, name text, added jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  columns text;
  known jsonb;
BEGIN
  -- What each split adds, in a statement that is planned once and not each time: that would be a third of what a split
  -- costs here. With a column that is not named, lines go the way of all other rows.
  IF name = 'line_item' AND (added->0) - ARRAY['id', 'entitlement_id', 'product_id', 'account_id', 'from_account_id', 'contact_id', 'parent_id',
      'root_id', 'activation_id', 'starts_on', 'expires_on'] = '{}'
  THEN
    INSERT INTO line_item (id, vendor_id, entitlement_id, product_id, account_id, from_account_id, contact_id,
        parent_id, root_id, activation_id, starts_on, expires_on, operation_id)
      SELECT id, vendor, entitlement_id, product_id, account_id, from_account_id, contact_id,
        parent_id, root_id, activation_id, starts_on, expires_on, op
      FROM jsonb_to_recordset(added)
        AS r(id uuid, entitlement_id uuid, product_id uuid, account_id uuid, from_account_id uuid, contact_id uuid,
          parent_id uuid, root_id uuid, activation_id text, starts_on date, expires_on date);
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM plan_table t WHERE t.name = add_rows.name AND t.adds) THEN
    RAISE EXCEPTION 'no plan adds rows to %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  known := jsonb_build_object('vendor_id', vendor, 'operation_id', op);
  SELECT string_agg(quote_ident(attname), ', ') INTO columns
  FROM pg_attribute
  WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped
    AND (known ? attname OR EXISTS (SELECT 1 FROM jsonb_array_elements(added) r WHERE r ? attname));
  EXECUTE format(
    'INSERT INTO %1$I (%2$s)
      SELECT %2$s FROM jsonb_array_elements($1) r, LATERAL jsonb_populate_record(NULL::%1$I, r || $2)',
    name, columns) USING added, known;
END $$;
