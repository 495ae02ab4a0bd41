-- As before, and besides: that a session goes on. Whoever ends one has its account alone.
CREATE OR REPLACE FUNCTION fact_holds(kind text, fact uuid, read int) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  CASE kind
    WHEN 'account' THEN PERFORM 1 FROM account WHERE id = fact AND version = read;
    WHEN 'user' THEN PERFORM 1 FROM portal_user WHERE id = fact AND version = read;
    WHEN 'key' THEN PERFORM 1 FROM api_key WHERE id = fact AND version = read AND revoked_at IS NULL AND expires_on >= (tierline_now() AT TIME ZONE 'UTC')::date;
    WHEN 'session' THEN PERFORM 1 FROM session WHERE id = fact AND ended_at IS NULL AND expires_at > now();
    WHEN 'line' THEN PERFORM 1 FROM line_item WHERE id = fact AND version = read;
    WHEN 'below' THEN PERFORM 1 FROM (
      WITH RECURSIVE below AS (SELECT id, version FROM line_item WHERE id = fact UNION ALL SELECT l.id, l.version FROM line_item l JOIN below b ON l.parent_id = b.id)
      SELECT sum(version) AS versions FROM below) s WHERE s.versions = read;
    WHEN 'product' THEN PERFORM 1 FROM product WHERE id = fact AND version = read;
    WHEN 'order' THEN PERFORM 1 FROM purchase_order WHERE id = fact AND version = read;
    WHEN 'site' THEN PERFORM 1 FROM site WHERE id = fact AND version = read;
    WHEN 'seats' THEN PERFORM 1 FROM (SELECT coalesce(sum(version), 0) AS versions FROM seat WHERE account_id = fact) s WHERE s.versions = read;
  END CASE;
  RETURN FOUND;
END $$;
