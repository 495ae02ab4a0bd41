-- AlterTable
ALTER TABLE "account" ADD COLUMN     "integrations" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "controller" TEXT;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "credits" INTEGER,
ADD COLUMN     "delivers" TEXT NOT NULL DEFAULT 'copies',
ADD COLUMN     "integration" TEXT;

-- CreateTable
CREATE TABLE "purchase_order" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "number_key" TEXT NOT NULL,
    "ordered_on" DATE NOT NULL,
    "input_hash" TEXT NOT NULL,
    "operation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "purchase_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "expires_on" DATE,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_pool" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "used_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "order_line_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "seat_pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "ended_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wallet" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "mint_id" UUID NOT NULL,
    "charged_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "wallet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'active',
    "deleted_at" TIMESTAMPTZ(6),
    "users" INTEGER,
    "devices" INTEGER,
    "reported_at" TIMESTAMPTZ(6),
    "received_at" TIMESTAMPTZ(6),
    "overdue_since" TIMESTAMPTZ(6),
    "warned_days" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_charge" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "amount" BIGINT NOT NULL,
    "users" INTEGER NOT NULL,
    "devices" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "operation_id" UUID NOT NULL,
    "paid_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),
    "paid_at" TIMESTAMPTZ(6),

    CONSTRAINT "site_charge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_administrator" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL,
    "invited_by_id" UUID,
    "mail_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "site_administrator_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "purchase_order_account_id_created_at_id_idx" ON "purchase_order"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "purchase_order_vendor_id_created_at_id_idx" ON "purchase_order"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "purchase_order_operation_id_idx" ON "purchase_order"("operation_id");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_vendor_id_number_key_key" ON "purchase_order"("vendor_id", "number_key");

-- CreateIndex
CREATE INDEX "order_line_product_id_idx" ON "order_line"("product_id");

-- CreateIndex
CREATE INDEX "order_line_account_id_idx" ON "order_line"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_order_id_position_key" ON "order_line"("order_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "seat_pool_used_id_key" ON "seat_pool"("used_id");

-- CreateIndex
CREATE INDEX "seat_pool_order_line_id_idx" ON "seat_pool"("order_line_id");

-- CreateIndex
CREATE INDEX "seat_pool_order_id_idx" ON "seat_pool"("order_id");

-- CreateIndex
CREATE INDEX "seat_pool_product_id_idx" ON "seat_pool"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "seat_pool_account_id_order_line_id_key" ON "seat_pool"("account_id", "order_line_id");

-- CreateIndex
CREATE INDEX "seat_account_id_product_id_idx" ON "seat"("account_id", "product_id");

-- CreateIndex
CREATE INDEX "seat_user_id_idx" ON "seat"("user_id");

-- CreateIndex
CREATE INDEX "seat_pool_id_idx" ON "seat"("pool_id");

-- CreateIndex
CREATE INDEX "seat_operation_id_idx" ON "seat"("operation_id");

-- CreateIndex
CREATE INDEX "seat_ended_by_id_idx" ON "seat"("ended_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "wallet_account_id_key" ON "wallet"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "wallet_mint_id_key" ON "wallet"("mint_id");

-- CreateIndex
CREATE UNIQUE INDEX "wallet_charged_id_key" ON "wallet"("charged_id");

-- CreateIndex
CREATE INDEX "site_account_id_created_at_id_idx" ON "site"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "site_vendor_id_created_at_id_idx" ON "site"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "site_charge_operation_id_idx" ON "site_charge"("operation_id");

-- CreateIndex
CREATE INDEX "site_charge_paid_by_id_idx" ON "site_charge"("paid_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "site_charge_site_id_month_key" ON "site_charge"("site_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "site_administrator_site_id_email_key_key" ON "site_administrator"("site_id", "email_key");

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_id_fkey" FOREIGN KEY ("id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_pool" ADD CONSTRAINT "seat_pool_id_fkey" FOREIGN KEY ("id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_pool" ADD CONSTRAINT "seat_pool_used_id_fkey" FOREIGN KEY ("used_id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_pool" ADD CONSTRAINT "seat_pool_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_pool" ADD CONSTRAINT "seat_pool_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_pool" ADD CONSTRAINT "seat_pool_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_pool" ADD CONSTRAINT "seat_pool_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "portal_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "seat_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_id_fkey" FOREIGN KEY ("id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_mint_id_fkey" FOREIGN KEY ("mint_id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_charged_id_fkey" FOREIGN KEY ("charged_id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wallet" ADD CONSTRAINT "wallet_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_id_fkey" FOREIGN KEY ("id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_charge" ADD CONSTRAINT "site_charge_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_charge" ADD CONSTRAINT "site_charge_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_charge" ADD CONSTRAINT "site_charge_paid_by_id_fkey" FOREIGN KEY ("paid_by_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_administrator" ADD CONSTRAINT "site_administrator_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Words that stand for states.
ALTER TABLE product ADD CONSTRAINT product_delivers CHECK (delivers IN ('copies', 'seats', 'credits')),
  ADD CONSTRAINT product_integration CHECK (integration IS NULL OR delivers = 'seats'),
  ADD CONSTRAINT product_credits CHECK ((credits IS NOT NULL) = (delivers = 'credits') AND credits > 0);
ALTER TABLE order_line ADD CONSTRAINT order_line_term CHECK (expires_on >= starts_on);
ALTER TABLE seat ADD CONSTRAINT seat_ended CHECK ((ended_at IS NULL) = (ended_by_id IS NULL));
ALTER TABLE site ADD CONSTRAINT site_state CHECK (state IN ('active', 'deleted')), ADD CONSTRAINT site_deleted CHECK ((state = 'deleted') = (deleted_at IS NOT NULL)),
  ADD CONSTRAINT site_counts CHECK (users >= 0 AND devices >= 0);
ALTER TABLE site_charge ADD CONSTRAINT site_charge_state CHECK (state IN ('paid', 'due')), ADD CONSTRAINT site_charge_paid CHECK ((state = 'paid') = (paid_by_id IS NOT NULL)),
  ADD CONSTRAINT site_charge_amount CHECK (amount >= 0), ADD CONSTRAINT site_charge_month CHECK (date_trunc('month', month) = month);
ALTER TABLE holding DROP CONSTRAINT holding_purpose,
  ADD CONSTRAINT holding_purpose CHECK (purpose IN ('mint', 'line', 'activated', 'retired', 'order', 'pool', 'used', 'wallet', 'site', 'charged'));

-- A user has one seat of a product at most that is on; an active site's name is its partner's own.
CREATE UNIQUE INDEX seat_one_on ON seat (user_id, product_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX site_one_name ON site (account_id, name_key) WHERE state = 'active';
-- What the worker looks for: sites that may have a month to pay, charges that wait for credits.
CREATE INDEX site_charge_due ON site_charge (site_id, month) WHERE state = 'due';
CREATE INDEX site_charged ON site (id) WHERE state = 'active';

-- As before, and besides: an order, a site, and all seats of an account in one number. Seats are only added and ended, so the sum of their versions tells any change.
CREATE OR REPLACE FUNCTION fact_holds(kind text, fact uuid, read int) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  CASE kind
    WHEN 'account' THEN PERFORM 1 FROM account WHERE id = fact AND version = read;
    WHEN 'user' THEN PERFORM 1 FROM portal_user WHERE id = fact AND version = read;
    WHEN 'key' THEN PERFORM 1 FROM api_key WHERE id = fact AND version = read AND revoked_at IS NULL AND expires_on >= (tierline_now() AT TIME ZONE 'UTC')::date;
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

-- Columns that come to say when (this instant) or by what (this operation).
CREATE FUNCTION stamped(given jsonb, stamps jsonb, op uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT given || coalesce((SELECT jsonb_object_agg(key, CASE value WHEN 'now' THEN to_jsonb(tierline_now()) WHEN 'operation' THEN to_jsonb(op) END) FROM jsonb_each_text(stamps)), '{}')
$$;

-- Adds rows of one table; `known` are columns that all have, where the table has them. What all leave out gets its default.
-- The tables are named here, as nothing else may be written with the owner's rights.
CREATE FUNCTION add_rows(name text, added jsonb, known jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE columns text;
BEGIN
  IF name NOT IN ('purchase_order', 'order_line', 'seat_pool', 'seat', 'wallet', 'site', 'site_charge', 'site_administrator') THEN
    RAISE EXCEPTION 'no plan adds rows to %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped AND (known ? attname OR EXISTS (SELECT 1 FROM jsonb_array_elements(added) r WHERE r ? attname));
  EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM jsonb_array_elements($1) r, LATERAL jsonb_populate_record(NULL::%I, $2 || r)', name, columns, columns, name) USING added, known;
END $$;

-- Changes one row, whose version grows; false where it is not, or no longer, as `still` says.
CREATE FUNCTION set_row(name text, row_id uuid, changed jsonb, stamps jsonb, still jsonb, op uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  columns text;
  all_changed jsonb := stamped(changed, stamps, op);
  touched int;
BEGIN
  IF name NOT IN ('account', 'purchase_order', 'seat', 'site', 'site_charge') THEN
    RAISE EXCEPTION 'no plan changes rows of %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT string_agg(format('%1$I = n.%1$I', attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped AND all_changed ? attname AND attname NOT IN ('id', 'vendor_id', 'version');
  EXECUTE format('UPDATE %1$I t SET %2$s version = t.version + 1 FROM jsonb_populate_record(NULL::%1$I, $1) n WHERE t.id = $2 AND to_jsonb(t) @> $3', name, coalesce(columns || ',', ''))
    USING all_changed, row_id, still;
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched = 1;
END $$;

-- As before, and besides: rows of any table that plans may add to, and changes of single rows that must still be as the plan says.
CREATE OR REPLACE FUNCTION commit_plan(p jsonb, balances jsonb) RETURNS TABLE (outcome text, reply jsonb) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  done operation;
  fact record;
  part record;
  broken text;
  op uuid := (p->>'id')::uuid;
  vendor uuid := (p->>'vendorId')::uuid;
  until timestamptz := tierline_now() + make_interval(secs => nullif((p->>'undoSeconds')::int, 0));
  answer jsonb := p->'reply';
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
  PERFORM 1 FROM plan_legs(p) GROUP BY holding_id HAVING sum(went) - sum(came) > (balances->>holding_id::text)::bigint;
  IF FOUND THEN RETURN QUERY SELECT 'overdrawn', NULL::jsonb; RETURN; END IF;
  IF until IS NOT NULL THEN
    answer := answer || jsonb_build_object('operationId', op, 'undoUntil', to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
  END IF;

  INSERT INTO operation (id, vendor_id, actor_id, account_id, kind, input_hash, reply, changes, address, undo_until, reverses_id)
    VALUES (op, vendor, (p->>'actorId')::uuid, (p->>'accountId')::uuid, p->>'kind', p->>'inputHash', answer, p->'changes', p->>'address', until, (p->>'reverses')::uuid);
  IF plan_has(p, 'entitlements') THEN
    INSERT INTO entitlement (id, vendor_id, account_id, order_number, order_key, operation_id)
      SELECT id, vendor, "accountId", "orderNumber", "orderKey", op
      FROM jsonb_to_recordset(p->'entitlements') AS r(id uuid, "accountId" uuid, "orderNumber" text, "orderKey" text);
  END IF;
  IF plan_has(p, 'holdings') THEN
    INSERT INTO holding (id, vendor_id, purpose, unit, upper_id, input, output, received, given_back)
      SELECT r.id, vendor, r.purpose, r.unit, r."upperId", coalesce(sum(m.came), 0), coalesce(sum(m.went), 0),
        coalesce(sum(m.came) FILTER (WHERE m.other_id = r."upperId"), 0), coalesce(sum(m.went) FILTER (WHERE m.other_id = r."upperId"), 0)
      FROM jsonb_to_recordset(p->'holdings') AS r(id uuid, purpose text, unit uuid, "upperId" uuid) LEFT JOIN plan_legs(p) m ON m.holding_id = r.id
      GROUP BY r.id, r.purpose, r.unit, r."upperId";
  END IF;
  IF plan_has(p, 'lines') THEN
    INSERT INTO line_item (id, vendor_id, entitlement_id, product_id, account_id, from_account_id, contact_id, parent_id, root_id, activation_id, starts_on, expires_on, operation_id)
      SELECT id, vendor, "entitlementId", "productId", "accountId", "fromAccountId", "contactId", "parentId", "rootId", "activationId", "startsOn", "expiresOn", op
      FROM jsonb_to_recordset(p->'lines') AS r(id uuid, "entitlementId" uuid, "productId" uuid, "accountId" uuid, "fromAccountId" uuid, "contactId" uuid,
        "parentId" uuid, "rootId" uuid, "activationId" text, "startsOn" date, "expiresOn" date);
  END IF;
  -- Most pairs are known already.
  FOR part IN SELECT * FROM jsonb_to_recordset(p->'custody') AS r("upperId" uuid, "lowerId" uuid) LOOP
    PERFORM 1 FROM custody WHERE upper_id = part."upperId" AND lower_id = part."lowerId";
    IF NOT FOUND THEN INSERT INTO custody (upper_id, lower_id) VALUES (part."upperId", part."lowerId") ON CONFLICT DO NOTHING; END IF;
  END LOOP;
  IF plan_has(p, 'recallRequests') THEN
    INSERT INTO recall_request (id, vendor_id, line_item_id, account_id, from_account_id, copies, reason, operation_id)
      SELECT id, vendor, "lineItemId", "accountId", "fromAccountId", copies, reason, op
      FROM jsonb_to_recordset(p->'recallRequests') AS r(id uuid, "lineItemId" uuid, "accountId" uuid, "fromAccountId" uuid, copies bigint, reason text);
  END IF;
  IF plan_has(p, 'notices') THEN
    INSERT INTO mail (id, vendor_id, operation_id, account_id, kind, recipient, user_id, line_item_id, language, payload, secret, next_try_at)
      SELECT id, vendor, op, "accountId", notice->>'kind', recipient, "userId", "lineItemId", language, notice, secret, coalesce(until, tierline_now())
      FROM jsonb_to_recordset(p->'notices') AS r(id uuid, "accountId" uuid, recipient text, "userId" uuid, "lineItemId" uuid, language text, notice jsonb, secret text);
  END IF;
  IF plan_has(p, 'lineStates') THEN
    FOR part IN SELECT * FROM jsonb_to_recordset(p->'lineStates') AS s(id uuid, state text, reason text, "heldById" uuid) LOOP
      UPDATE line_item SET state = part.state, state_reason = part.reason, held_by_id = part."heldById", version = version + 1 WHERE id = part.id;
    END LOOP;
  END IF;
  IF plan_has(p, 'answers') THEN
    FOR part IN SELECT * FROM jsonb_to_recordset(p->'answers') AS a(id uuid, state text, answer text) LOOP
      UPDATE recall_request SET state = part.state, answer = part.answer, decided_at = tierline_now() WHERE id = part.id AND state = 'open';
      IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'TL001'; END IF;
    END LOOP;
  END IF;
  -- First what changes, then what is new: a seat that moves to another pool ends in one row and begins in the next.
  IF plan_has(p, 'sets') THEN
    FOR part IN SELECT * FROM jsonb_to_recordset(p->'sets') AS s("table" text, id uuid, "set" jsonb, "while" jsonb, stamps jsonb) ORDER BY "table", id LOOP
      IF NOT set_row(part."table", part.id, part."set", part.stamps, coalesce(part."while", '{}'), op) THEN RAISE EXCEPTION USING ERRCODE = 'TL001'; END IF;
    END LOOP;
  END IF;
  IF plan_has(p, 'rows') THEN
    -- Each table's rows in one statement, tables in the order in which the plan names them first.
    FOR part IN SELECT value->>'table' AS name, jsonb_agg(stamped(value->'row', value->'stamps', op) ORDER BY ordinality) AS added FROM jsonb_array_elements(p->'rows') WITH ORDINALITY GROUP BY 1 ORDER BY min(ordinality) LOOP
      PERFORM add_rows(part.name, part.added, jsonb_build_object('vendor_id', vendor, 'operation_id', op));
    END LOOP;
  END IF;
  IF plan_has(p, 'transfers') THEN
    INSERT INTO transfer (operation_id, seq, kind, unit, from_id, to_id, quantity)
      SELECT op, ordinality, value->>'kind', (value->>'unit')::uuid, (value->>'fromId')::uuid, (value->>'toId')::uuid, (value->>'quantity')::bigint
      FROM jsonb_array_elements(p->'transfers') WITH ORDINALITY;
  END IF;
  -- Last, so that mails are locked no longer than needed: the worker skips what is locked.
  IF plan_has(p, 'withdraw') THEN
    FOR part IN SELECT value::uuid AS id FROM jsonb_array_elements_text(p->'withdraw') ORDER BY 1 LOOP
      UPDATE mail SET state = 'withdrawn', secret = NULL, settled_at = tierline_now() WHERE id = part.id AND state = 'waiting' AND tries = 0;
      IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'TL001'; END IF;
    END LOOP;
  END IF;
  RETURN QUERY SELECT 'done', answer;
EXCEPTION
  WHEN check_violation THEN
    GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
    IF broken <> 'holding_never_overdrawn' THEN RAISE; END IF;
    RETURN QUERY SELECT 'overdrawn', NULL::jsonb;
  -- A number or name taken a moment ago, something undone or asked for already: decided anew, the rule says which.
  WHEN unique_violation OR SQLSTATE 'TL001' THEN RETURN QUERY SELECT 'stale', NULL::jsonb;
END $$;
