-- The database's clock: the time of the transaction, or the moved one of demo data and tests (the connection's setting
-- tierline.now).
CREATE OR REPLACE FUNCTION tierline_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('tierline.now', true), '')::timestamptz, now())
$$;
