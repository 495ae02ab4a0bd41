-- The key of the advisory lock of an account.
CREATE OR REPLACE FUNCTION account_lock(id text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended(id, 2)
$$;
