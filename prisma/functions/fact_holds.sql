-- Whether a row that a plan rests on is still in the version that was read. A kind that is not known throws.
-- `below`: a line item and all below it; `seats`: all seats of an account; each in one number: versions only grow and
-- rows are only added, so that their sum tells any change.
-- `session`: that it is open; to end one, its account is locked exclusively.
-- `moves`: that no more copies of a line item have moved within a year than was read (E13).
-- `renewals`: how many lines of requests renew a line item (E15).
CREATE OR REPLACE FUNCTION fact_holds(kind text, fact uuid, read int) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  CASE kind
    WHEN 'account' THEN PERFORM 1 FROM account WHERE id = fact AND version = read;
    WHEN 'user' THEN PERFORM 1 FROM portal_user WHERE id = fact AND version = read;
    WHEN 'key' THEN
      PERFORM 1 FROM api_key
      WHERE id = fact AND version = read AND revoked_at IS NULL
        AND expires_on >= (tierline_now() AT TIME ZONE 'UTC')::date;
    WHEN 'session' THEN PERFORM 1 FROM session WHERE id = fact AND ended_at IS NULL AND expires_at > now();
    WHEN 'line' THEN PERFORM 1 FROM line_item WHERE id = fact AND version = read;
    WHEN 'below' THEN
      PERFORM 1 FROM (
        WITH RECURSIVE below AS (
          SELECT id, version FROM line_item WHERE id = fact
          UNION ALL SELECT l.id, l.version FROM line_item l JOIN below b ON l.parent_id = b.id)
        SELECT sum(version) AS versions FROM below) s
      WHERE s.versions = read;
    WHEN 'product' THEN PERFORM 1 FROM product WHERE id = fact AND version = read;
    WHEN 'order' THEN PERFORM 1 FROM purchase_order WHERE id = fact AND version = read;
    WHEN 'site' THEN PERFORM 1 FROM site WHERE id = fact AND version = read;
    WHEN 'seats' THEN
      PERFORM 1 FROM (SELECT coalesce(sum(version), 0) AS versions FROM seat WHERE account_id = fact) s
      WHERE s.versions = read;
    WHEN 'renewals' THEN PERFORM 1 WHERE read = (SELECT count(*) FROM request_line WHERE renews_id = fact);
    WHEN 'moves' THEN
      PERFORM 1 WHERE read >= (
        SELECT coalesce(sum(m.copies), 0) FROM activation_move m
        WHERE m.line_item_id = fact AND m.at > tierline_now() - interval '365 days'
          AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.reverses_id = m.operation_id));
  END CASE;
  RETURN FOUND;
END $$;
