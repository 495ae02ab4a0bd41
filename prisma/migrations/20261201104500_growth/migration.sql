-- What lists are walked and counted by where an account has much of one thing.

-- People of an account by name, in the order of the languages; and its Masters.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu') AND EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'es-x-icu') THEN
    CREATE INDEX portal_user_by_name ON portal_user
      (account_id, (last_name || ' ' || first_name || ' ' || email_key) COLLATE "und-x-icu", id) INCLUDE (vendor_id);
    CREATE INDEX portal_user_by_name_es ON portal_user
      (account_id, (last_name || ' ' || first_name || ' ' || email_key) COLLATE "es-x-icu", id) INCLUDE (vendor_id);
  ELSE
    CREATE INDEX portal_user_by_name ON portal_user
      (account_id, (last_name || ' ' || first_name || ' ' || email_key), id) INCLUDE (vendor_id);
  END IF;
END $$;
CREATE INDEX portal_user_masters ON portal_user (account_id) INCLUDE (id, vendor_id, password_kind)
  WHERE role = 'master' AND status = 'active' AND may_sign_in;

-- Activity by kind. An account's is looked for in the rows that say what concerns it, which have the kind for that.
CREATE INDEX operation_vendor_id_kind_at_id_idx ON operation (vendor_id, kind, at DESC, id DESC);
ALTER TABLE operation_account ADD COLUMN kind text;
ALTER TABLE operation_account DISABLE TRIGGER operation_account_kept;
UPDATE operation_account c SET kind = o.kind FROM operation o WHERE o.id = c.operation_id;
ALTER TABLE operation_account ENABLE TRIGGER operation_account_kept;
ALTER TABLE operation_account ALTER COLUMN kind SET NOT NULL;
CREATE INDEX operation_account_account_id_kind_at_operation_id_idx ON operation_account
  (account_id, kind, at DESC, operation_id DESC);

-- What was used of a line item that was handed on often.
CREATE INDEX holding_used ON holding (upper_id) WHERE purpose IN ('activated', 'retired');

-- Whose a transfer is, so that sums over many look at no operation.
ALTER TABLE transfer ADD COLUMN vendor_id uuid;
ALTER TABLE transfer DISABLE TRIGGER transfer_kept;
UPDATE transfer t SET vendor_id = o.vendor_id FROM operation o WHERE o.id = t.operation_id;
ALTER TABLE transfer ENABLE TRIGGER transfer_kept;
ALTER TABLE transfer ALTER COLUMN vendor_id SET NOT NULL;
DROP POLICY of_vendor ON transfer;
CREATE POLICY of_vendor ON transfer USING (
  vendor_id = (SELECT nullif(nullif(current_setting('tierline.vendor', TRUE), ''), 'all')::uuid)
  OR (SELECT current_setting('tierline.vendor', TRUE) = 'all'));
CREATE TRIGGER of_bound_vendor BEFORE INSERT OR UPDATE ON transfer FOR EACH ROW
  WHEN (NEW.vendor_id::text IS DISTINCT FROM current_setting('tierline.vendor', TRUE)
    AND current_setting('tierline.vendor', TRUE) IS DISTINCT FROM 'all')
  EXECUTE FUNCTION of_bound_vendor();
CREATE TRIGGER vendor_stays BEFORE UPDATE OF vendor_id ON transfer FOR EACH ROW
  WHEN (NEW.vendor_id IS DISTINCT FROM OLD.vendor_id) EXECUTE FUNCTION forbid();
DROP INDEX transfer_history;
CREATE INDEX transfer_history ON transfer (wallet_id, at, operation_id, seq)
  INCLUDE (from_id, to_id, quantity, vendor_id) WHERE wallet_id IS NOT NULL;

-- Orders of which licences are free: few, where most are assigned. An index of holdings by their balance would be
-- written at each split; a mark in the order's line changes when the last licence goes, or the first comes back.
ALTER TABLE order_line ADD COLUMN free boolean NOT NULL DEFAULT FALSE;
UPDATE order_line l SET free = TRUE FROM holding h WHERE h.id = l.id AND h.output < h.input;
CREATE INDEX order_line_free ON order_line (vendor_id, account_id) WHERE free;
CREATE FUNCTION order_line_free() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'order_line' THEN
    NEW.free := coalesce((SELECT h.output < h.input FROM holding h WHERE h.id = NEW.id), NEW.free);
  ELSE
    UPDATE order_line SET free = NEW.output < NEW.input WHERE id = NEW.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_line_free BEFORE INSERT ON order_line FOR EACH ROW EXECUTE FUNCTION order_line_free();
CREATE TRIGGER order_line_free AFTER UPDATE ON holding FOR EACH ROW
  WHEN (NEW.purpose = 'order' AND (NEW.output < NEW.input) <> (OLD.output < OLD.input))
  EXECUTE FUNCTION order_line_free();

-- What a line item was handed on to, the greatest first.
CREATE INDEX holding_below ON holding (upper_id, (received - given_back) DESC, id);
DROP INDEX holding_upper_id_idx;
-- Its lines are counted by this alone; the policy needs the vendor there, too.
CREATE INDEX line_item_below ON line_item (parent_id) INCLUDE (vendor_id) WHERE state <> 'closed';

-- What undid movements of credits: few of many.
CREATE INDEX transfer_undone ON transfer (wallet_id, operation_id) WHERE kind = 'undo' AND wallet_id IS NOT NULL;
