-- Adds rows of one table; `known` are columns that all have, where the table has them. What all leave out gets its
-- default. The tables are named here, as nothing else may be written with the owner's rights.
CREATE OR REPLACE FUNCTION add_rows(name text, added jsonb, known jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE columns text;
BEGIN
  IF name NOT IN ('purchase_order', 'order_line', 'seat_pool', 'seat', 'wallet', 'site', 'site_charge',
    'site_administrator', 'expiry_notice', 'activation', 'activation_move', 'move_request', 'receipt_nonce',
    'request', 'request_line', 'request_forward', 'request_fulfilment')
  THEN
    RAISE EXCEPTION 'no plan adds rows to %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT string_agg(quote_ident(attname), ', ') INTO columns
  FROM pg_attribute
  WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped
    AND (known ? attname OR EXISTS (SELECT 1 FROM jsonb_array_elements(added) r WHERE r ? attname));
  EXECUTE format(
    'INSERT INTO %I (%s)
      SELECT %s FROM jsonb_array_elements($1) r, LATERAL jsonb_populate_record(NULL::%I, $2 || r)',
    name, columns, columns, name) USING added, known;
END $$;
