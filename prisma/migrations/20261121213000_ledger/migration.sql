-- What Prisma's schema cannot say: the walls of the ledger, the view of account names, and the function that carries plans out.

-- Words that stand for states.
ALTER TABLE account ADD CONSTRAINT account_status CHECK (status IN ('active', 'suspended', 'closed')),
  ADD CONSTRAINT account_tier CHECK (tier BETWEEN 0 AND 9);
ALTER TABLE portal_user ADD CONSTRAINT portal_user_status CHECK (status IN ('active', 'inactive')),
  ADD CONSTRAINT portal_user_level CHECK (level IN ('observer', 'operator', 'administrator', 'master')),
  ADD CONSTRAINT portal_user_password_kind CHECK (password_kind IN ('initial', 'own'));
ALTER TABLE product ADD CONSTRAINT product_status CHECK (status IN ('active', 'retired'));
ALTER TABLE line_item ADD CONSTRAINT line_item_state CHECK (state IN ('open', 'on-hold', 'closed')),
  ADD CONSTRAINT line_item_term CHECK (expires_on >= starts_on),
  ADD CONSTRAINT line_item_root CHECK ((parent_id IS NULL) = (root_id = id));
ALTER TABLE mail ADD CONSTRAINT mail_state CHECK (state IN ('waiting', 'accepted', 'deferred', 'failed'));
ALTER TABLE relation ADD CONSTRAINT relation_of_two CHECK (upper_id <> lower_id);

-- The ledger. A balance is input − output, and none but a mint's goes below zero.
-- Postgres checks constraints in the order of their names: overdrawn is told before anything else.
ALTER TABLE holding
  ADD CONSTRAINT holding_purpose CHECK (purpose IN ('mint', 'line', 'activated', 'retired')),
  ADD CONSTRAINT holding_sane_counts CHECK (input >= 0 AND output >= 0 AND received >= 0 AND given_back BETWEEN 0 AND received AND received <= input AND given_back <= output),
  ADD CONSTRAINT holding_never_overdrawn CHECK (purpose = 'mint' OR output <= input);
ALTER TABLE holding SET (fillfactor = 80);
ALTER TABLE transfer ADD CONSTRAINT transfer_quantity CHECK (quantity > 0), ADD CONSTRAINT transfer_of_two CHECK (from_id <> to_id);

-- Lists by expiry, perpetual lines last.
CREATE INDEX line_item_account_expiry ON line_item (account_id, (coalesce(expires_on, 'infinity'::date)), id);
CREATE INDEX line_item_giver_expiry ON line_item (from_account_id, (coalesce(expires_on, 'infinity'::date)), id);
CREATE INDEX line_item_vendor_expiry ON line_item (vendor_id, (coalesce(expires_on, 'infinity'::date)), id);
-- The worker's look at what is due, and a rate limit's expiry.
CREATE INDEX mail_due ON mail (next_try_at) WHERE state IN ('waiting', 'deferred');
-- One vendor's account is the vendor.
CREATE UNIQUE INDEX account_one_vendor ON account (vendor_id) WHERE tier = 0;
CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is kept for ever: no % here', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER transfer_kept BEFORE UPDATE OR DELETE ON transfer FOR EACH ROW EXECUTE FUNCTION forbid();
CREATE TRIGGER transfer_never_emptied BEFORE TRUNCATE ON transfer FOR EACH STATEMENT EXECUTE FUNCTION forbid();
CREATE TRIGGER operation_kept BEFORE UPDATE OR DELETE ON operation FOR EACH ROW EXECUTE FUNCTION forbid();
CREATE TRIGGER operation_never_emptied BEFORE TRUNCATE ON operation FOR EACH STATEMENT EXECUTE FUNCTION forbid();
CREATE TRIGGER holding_kept BEFORE DELETE ON holding FOR EACH ROW EXECUTE FUNCTION forbid();

CREATE FUNCTION only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.input < OLD.input OR NEW.output < OLD.output OR NEW.received < OLD.received OR NEW.given_back < OLD.given_back
     OR (NEW.id, NEW.unit, NEW.purpose, NEW.vendor_id) IS DISTINCT FROM (OLD.id, OLD.unit, OLD.purpose, OLD.vendor_id) OR NEW.upper_id IS DISTINCT FROM OLD.upper_id THEN
    RAISE EXCEPTION 'a holding’s counters only grow, and it stays what it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holding_only_grows BEFORE UPDATE ON holding FOR EACH ROW EXECUTE FUNCTION only_grow();

-- Which accounts a viewer may know the name of (A3): himself, the related ones, for the vendor all,
-- and those below him in a custody chain that are visible to other partners. Names of accounts are joined through here alone.
CREATE VIEW visible_account AS
  SELECT viewer.id AS viewer_id, account.id, account.name, account.identifier
  FROM account viewer JOIN account ON account.vendor_id = viewer.vendor_id
  WHERE viewer.id = account.id
     OR viewer.tier = 0
     OR EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = viewer.id AND r.lower_id = account.id)
     OR EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = account.id AND r.lower_id = viewer.id)
     OR (account.visible_to_partners AND EXISTS (SELECT 1 FROM custody c WHERE c.upper_id = viewer.id AND c.lower_id = account.id));

-- Carries one plan out. Called by commit_plans alone, which holds every lock it needs. Knows no business rule.
-- Outcomes: done, replayed, key-reused, stale (something it stands on has changed), overdrawn.
CREATE FUNCTION commit_plan(p jsonb) RETURNS TABLE (outcome text, reply jsonb) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  done operation;
  fact record;
  leg record;
  broken text;
  op uuid := (p->>'id')::uuid;
  vendor uuid := (p->>'vendorId')::uuid;
BEGIN
  SELECT * INTO done FROM operation WHERE id = op;
  IF FOUND THEN
    IF done.input_hash <> p->>'inputHash' THEN RETURN QUERY SELECT 'key-reused', NULL::jsonb;
    ELSE RETURN QUERY SELECT 'replayed', done.reply; END IF;
    RETURN;
  END IF;
  IF tierline_now() >= (p->>'validUntil')::timestamptz THEN RETURN QUERY SELECT 'stale', NULL::jsonb; RETURN; END IF;
  FOR fact IN SELECT * FROM jsonb_to_recordset(p->'facts') AS f(kind text, id uuid, version int) LOOP
    CASE fact.kind
      WHEN 'account' THEN PERFORM 1 FROM account WHERE id = fact.id AND version = fact.version;
      WHEN 'user' THEN PERFORM 1 FROM portal_user WHERE id = fact.id AND version = fact.version;
      WHEN 'line' THEN PERFORM 1 FROM line_item WHERE id = fact.id AND version = fact.version;
      WHEN 'product' THEN PERFORM 1 FROM product WHERE id = fact.id AND version = fact.version;
    END CASE;
    IF NOT FOUND THEN RETURN QUERY SELECT 'stale', NULL::jsonb; RETURN; END IF;
  END LOOP;

  INSERT INTO operation (id, vendor_id, actor_id, account_id, kind, input_hash, reply, changes, address)
    VALUES (op, vendor, (p->>'actorId')::uuid, (p->>'accountId')::uuid, p->>'kind', p->>'inputHash', p->'reply', p->'changes', p->>'address');
  INSERT INTO entitlement (id, vendor_id, account_id, order_number, order_key, operation_id)
    SELECT id, vendor, "accountId", "orderNumber", "orderKey", op
    FROM jsonb_to_recordset(p->'entitlements') AS r(id uuid, "accountId" uuid, "orderNumber" text, "orderKey" text);
  INSERT INTO holding (id, vendor_id, purpose, unit, upper_id)
    SELECT id, vendor, purpose, unit, "upperId" FROM jsonb_to_recordset(p->'holdings') AS r(id uuid, purpose text, unit uuid, "upperId" uuid);
  INSERT INTO line_item (id, vendor_id, entitlement_id, product_id, account_id, from_account_id, contact_id, parent_id, root_id, activation_id, starts_on, expires_on, operation_id)
    SELECT id, vendor, "entitlementId", "productId", "accountId", "fromAccountId", "contactId", "parentId", "rootId", "activationId", "startsOn", "expiresOn", op
    FROM jsonb_to_recordset(p->'lines') AS r(id uuid, "entitlementId" uuid, "productId" uuid, "accountId" uuid, "fromAccountId" uuid, "contactId" uuid,
      "parentId" uuid, "rootId" uuid, "activationId" text, "startsOn" date, "expiresOn" date);
  INSERT INTO custody (upper_id, lower_id)
    SELECT "upperId", "lowerId" FROM jsonb_to_recordset(p->'custody') AS r("upperId" uuid, "lowerId" uuid) ON CONFLICT DO NOTHING;
  INSERT INTO mail (id, vendor_id, operation_id, account_id, kind, recipient, user_id, line_item_id, language, payload, secret)
    SELECT id, vendor, op, "accountId", notice->>'kind', recipient, "userId", "lineItemId", language, notice, secret
    FROM jsonb_to_recordset(p->'notices') AS r(id uuid, "accountId" uuid, recipient text, "userId" uuid, "lineItemId" uuid, language text, notice jsonb, secret text);

  -- A row at a time by primary key: joined to the record set, Postgres would guess 100 rows and scan.
  FOR leg IN
    SELECT holding_id, other_id, sum(came)::bigint AS came, sum(went)::bigint AS went
    FROM jsonb_to_recordset(p->'transfers') AS t("fromId" uuid, "toId" uuid, quantity bigint),
      LATERAL (VALUES (t."toId", t."fromId", t.quantity, 0), (t."fromId", t."toId", 0, t.quantity)) AS v(holding_id, other_id, came, went)
    GROUP BY holding_id, other_id ORDER BY sum(went)
  LOOP
    UPDATE holding SET
      input = input + leg.came, output = output + leg.went,
      received = received + CASE WHEN upper_id = leg.other_id THEN leg.came ELSE 0 END,
      given_back = given_back + CASE WHEN upper_id = leg.other_id THEN leg.went ELSE 0 END
    WHERE id = leg.holding_id;
  END LOOP;
  INSERT INTO transfer (operation_id, seq, kind, unit, from_id, to_id, quantity)
    SELECT op, ordinality, value->>'kind', (value->>'unit')::uuid, (value->>'fromId')::uuid, (value->>'toId')::uuid, (value->>'quantity')::bigint
    FROM jsonb_array_elements(p->'transfers') WITH ORDINALITY;
  RETURN QUERY SELECT 'done', p->'reply';
EXCEPTION
  WHEN check_violation THEN
    GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
    IF broken <> 'holding_never_overdrawn' THEN RAISE; END IF;
    RETURN QUERY SELECT 'overdrawn', NULL::jsonb;
  -- A number or name taken a moment ago: decided anew, the rule says which.
  WHEN unique_violation THEN RETURN QUERY SELECT 'stale', NULL::jsonb;
END $$;

-- Carries plans out in one transaction, each succeeding or failing for itself. All locks first, in one order for everybody:
-- operation ids, then accounts (shared for facts, alone for whoever changes a state), then holdings; each class by its key.
-- Runs with the owner's rights: the application itself may not touch a holding.
CREATE FUNCTION commit_plans(plans jsonb) RETURNS TABLE (ord bigint, outcome text, reply jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE l record;
BEGIN
  FOR l IN SELECT DISTINCT operation_lock(value->>'id') AS k FROM jsonb_array_elements(plans) ORDER BY k LOOP
    PERFORM pg_advisory_xact_lock(l.k);
  END LOOP;
  FOR l IN SELECT DISTINCT account_lock(f->>'accountId') AS k FROM jsonb_array_elements(plans) p, jsonb_array_elements(p->'facts') f ORDER BY k LOOP
    PERFORM pg_advisory_xact_lock_shared(l.k);
  END LOOP;
  FOR l IN SELECT DISTINCT v.id::uuid AS id FROM jsonb_array_elements(plans) p, jsonb_array_elements(p->'transfers') t, LATERAL (VALUES (t->>'fromId'), (t->>'toId')) AS v(id) ORDER BY id LOOP
    PERFORM 1 FROM holding WHERE id = l.id FOR NO KEY UPDATE;
  END LOOP;
  RETURN QUERY SELECT e.ord, c.outcome, c.reply FROM jsonb_array_elements(plans) WITH ORDINALITY AS e(p, ord) CROSS JOIN LATERAL commit_plan(e.p) c;
END $$;

-- The keys of the advisory locks: one for each operation, one for each account.
CREATE FUNCTION operation_lock(id text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT hashtextextended(id, 1) $$;
CREATE FUNCTION account_lock(id text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT hashtextextended(id, 2) $$;
