-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "expires_on" DATE NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "api_key_account_id_created_at_id_idx" ON "api_key"("account_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "portal_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A role of the ladder, and what of the secret is kept to be read.
ALTER TABLE api_key ADD CONSTRAINT api_key_level CHECK (level IN ('observer', 'operator', 'administrator', 'master')),
  ADD CONSTRAINT api_key_ending CHECK (length(ending) = 4);

-- A key that was revoked stays so, and what it is good for never changes: another one is made instead.
CREATE FUNCTION key_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at
     OR (NEW.id, NEW.vendor_id, NEW.account_id, NEW.level, NEW.hash, NEW.expires_on) IS DISTINCT FROM (OLD.id, OLD.vendor_id, OLD.account_id, OLD.level, OLD.hash, OLD.expires_on) THEN
    RAISE EXCEPTION 'an API key is revoked for good, and stays what it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER api_key_stays BEFORE UPDATE ON api_key FOR EACH ROW EXECUTE FUNCTION key_stays();
CREATE TRIGGER api_key_kept BEFORE DELETE ON api_key FOR EACH ROW EXECUTE FUNCTION forbid();

-- Whether a row that a plan stands on is still in the version that was read. A kind that is not known throws.
CREATE FUNCTION fact_holds(kind text, fact uuid, read int) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  CASE kind
    WHEN 'account' THEN PERFORM 1 FROM account WHERE id = fact AND version = read;
    WHEN 'user' THEN PERFORM 1 FROM portal_user WHERE id = fact AND version = read;
    WHEN 'key' THEN PERFORM 1 FROM api_key WHERE id = fact AND version = read AND revoked_at IS NULL AND expires_on >= (tierline_now() AT TIME ZONE 'UTC')::date;
    WHEN 'line' THEN PERFORM 1 FROM line_item WHERE id = fact AND version = read;
    WHEN 'product' THEN PERFORM 1 FROM product WHERE id = fact AND version = read;
  END CASE;
  RETURN FOUND;
END $$;

-- As before, but that it asks fact_holds.
CREATE OR REPLACE FUNCTION commit_plan(p jsonb) RETURNS TABLE (outcome text, reply jsonb) LANGUAGE plpgsql AS $$
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
    IF NOT fact_holds(fact.kind, fact.id, fact.version) THEN RETURN QUERY SELECT 'stale', NULL::jsonb; RETURN; END IF;
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
