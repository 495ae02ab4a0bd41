-- An account stands above another where copies came to that one through its hands (A3): not where the one between them had copies of both.
DELETE FROM custody;
INSERT INTO custody (upper_id, lower_id)
WITH RECURSIVE way AS (
  SELECT l.account_id AS lower_id, l.from_account_id AS upper_id, l.parent_id FROM line_item l
  UNION ALL SELECT way.lower_id, u.from_account_id, u.parent_id FROM way JOIN line_item u ON u.id = way.parent_id)
SELECT DISTINCT upper_id, lower_id FROM way WHERE upper_id <> lower_id;
