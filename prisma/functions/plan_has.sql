-- Whether a plan has something in a part of it.
CREATE OR REPLACE FUNCTION plan_has(p jsonb, part text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_array_length(p->part), 0) > 0
$$;
