-- Columns with those added that come to say when (this instant) or by what (this operation).
CREATE OR REPLACE FUNCTION stamped(given jsonb, stamps jsonb, op uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT given || coalesce(
    (SELECT jsonb_object_agg(
        key, CASE value WHEN 'now' THEN to_jsonb(tierline_now()) WHEN 'operation' THEN to_jsonb(op) END)
      FROM jsonb_each_text(stamps)),
    '{}')
$$;
