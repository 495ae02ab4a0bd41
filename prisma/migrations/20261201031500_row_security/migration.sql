-- The second wall for tenants (decision 31). A connection is bound to a vendor by `tierline.vendor`, or to all of them
-- by 'all'; bound to nothing it meets no row. FORCED, so that an owner who is no superuser is walled as well.
DO $$
DECLARE
  walled regclass;
  -- Scalar subqueries, so that the setting is read once a statement and not once a row.
  to_all CONSTANT text := $sql$(SELECT current_setting('tierline.vendor', TRUE) = 'all')$sql$;
  to_vendor CONSTANT text := $sql$(SELECT nullif(nullif(current_setting('tierline.vendor', TRUE), ''), 'all')::uuid)$sql$;
  parent record;
BEGIN
  FOR walled IN
    SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'vendor_id'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY of_vendor ON %s USING (vendor_id = %s OR %s)', walled, to_vendor, to_all);
  END LOOP;

  -- Tables without a vendor of their own: their rows are met where what they belong to is. Of an attempt to sign in
  -- that is nobody's there is only address and browser.
  FOR parent IN
    SELECT * FROM (VALUES
      ('session', 'EXISTS (SELECT 1 FROM portal_user u WHERE u.id = user_id)'),
      ('token', 'EXISTS (SELECT 1 FROM portal_user u WHERE u.id = user_id)'),
      ('second_factor', 'EXISTS (SELECT 1 FROM portal_user u WHERE u.id = user_id)'),
      ('recovery_code', 'EXISTS (SELECT 1 FROM portal_user u WHERE u.id = user_id)'),
      ('sign_in', 'user_id IS NULL OR EXISTS (SELECT 1 FROM portal_user u WHERE u.id = user_id)'),
      ('custody', 'EXISTS (SELECT 1 FROM account a WHERE a.id = upper_id)'),
      ('transfer', 'EXISTS (SELECT 1 FROM operation o WHERE o.id = operation_id)')) AS t (name, met)
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', parent.name);
    EXECUTE format('CREATE POLICY of_vendor ON %I USING (%s OR %s)', parent.name, to_all, parent.met);
  END LOOP;
END
$$;

-- commit_plans writes as the owner, who may be a superuser and meet no policy. So each row that is written says whose it
-- is, and the connection must be bound to that; only an owner's own connection may be bound to nothing.
CREATE FUNCTION of_bound_vendor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('tierline.vendor', TRUE) <> ''
    OR NOT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER')
  THEN
    RAISE EXCEPTION 'a row of % that is of another vendor than the connection', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;

DO $$
DECLARE walled regclass;
BEGIN
  FOR walled IN
    SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'vendor_id'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname
  LOOP
    EXECUTE format($sql$CREATE TRIGGER of_bound_vendor BEFORE INSERT OR UPDATE ON %s FOR EACH ROW
      WHEN (NEW.vendor_id::text IS DISTINCT FROM current_setting('tierline.vendor', TRUE)
        AND current_setting('tierline.vendor', TRUE) IS DISTINCT FROM 'all')
      EXECUTE FUNCTION of_bound_vendor()$sql$, walled);
    EXECUTE format($sql$CREATE TRIGGER vendor_stays BEFORE UPDATE OF vendor_id ON %s FOR EACH ROW
      WHEN (NEW.vendor_id IS DISTINCT FROM OLD.vendor_id) EXECUTE FUNCTION forbid()$sql$, walled);
  END LOOP;
END
$$;

-- What a line item is never changes: only its state, its contact and its version do.
CREATE TRIGGER line_item_stays BEFORE UPDATE ON line_item FOR EACH ROW
  WHEN ((NEW.id, NEW.entitlement_id, NEW.product_id, NEW.parent_id, NEW.root_id, NEW.activation_id, NEW.operation_id)
    IS DISTINCT FROM
    (OLD.id, OLD.entitlement_id, OLD.product_id, OLD.parent_id, OLD.root_id, OLD.activation_id, OLD.operation_id))
  EXECUTE FUNCTION forbid();
CREATE TRIGGER line_item_kept BEFORE DELETE ON line_item FOR EACH ROW EXECUTE FUNCTION forbid();
CREATE TRIGGER entitlement_kept BEFORE DELETE ON entitlement FOR EACH ROW EXECUTE FUNCTION forbid();

-- Behind a policy no index serves LIKE, as it might tell of hidden rows. The views of searches (prisma/functions) look
-- as the owner and know the vendor by themselves; an owner who is no superuser needs a policy for them.
CREATE POLICY searched ON portal_user FOR SELECT TO CURRENT_USER USING (TRUE);
CREATE POLICY searched ON activation FOR SELECT TO CURRENT_USER USING (TRUE);

-- Lists count lines by these alone, without looking at rows; the policy needs the vendor there, too.
DROP INDEX line_item_account_expiry;
DROP INDEX line_item_giver_expiry;
CREATE INDEX line_item_account_expiry ON line_item (account_id, (coalesce(expires_on, 'infinity'::date)), id)
  INCLUDE (vendor_id);
CREATE INDEX line_item_giver_expiry ON line_item (from_account_id, (coalesce(expires_on, 'infinity'::date)), id)
  INCLUDE (vendor_id);
