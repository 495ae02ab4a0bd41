-- The key of the advisory lock of an operation.
CREATE OR REPLACE FUNCTION operation_lock(id text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended(id, 1)
$$;
