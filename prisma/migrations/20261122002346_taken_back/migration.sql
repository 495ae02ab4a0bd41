-- AlterTable
ALTER TABLE "line_item" ADD COLUMN     "held_by_id" UUID;

-- AlterTable
ALTER TABLE "operation" ADD COLUMN     "reverses_id" UUID,
ADD COLUMN     "undo_until" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "recall_request" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "line_item_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "from_account_id" UUID NOT NULL,
    "copies" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT NOT NULL DEFAULT '',
    "operation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),
    "decided_at" TIMESTAMPTZ(6),

    CONSTRAINT "recall_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recall_request_account_id_created_at_id_idx" ON "recall_request"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "recall_request_from_account_id_created_at_id_idx" ON "recall_request"("from_account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "recall_request_vendor_id_created_at_id_idx" ON "recall_request"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "recall_request_line_item_id_idx" ON "recall_request"("line_item_id");

-- CreateIndex
CREATE INDEX "recall_request_operation_id_idx" ON "recall_request"("operation_id");

-- CreateIndex
CREATE UNIQUE INDEX "operation_reverses_id_key" ON "operation"("reverses_id");

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_request" ADD CONSTRAINT "recall_request_line_item_id_fkey" FOREIGN KEY ("line_item_id") REFERENCES "line_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_request" ADD CONSTRAINT "recall_request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_request" ADD CONSTRAINT "recall_request_from_account_id_fkey" FOREIGN KEY ("from_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_request" ADD CONSTRAINT "recall_request_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A mail whose operation was undone in time never leaves.
ALTER TABLE mail DROP CONSTRAINT mail_state, ADD CONSTRAINT mail_state CHECK (state IN ('waiting', 'accepted', 'deferred', 'failed', 'withdrawn'));
-- Who is on hold because of an upper line is on hold.
ALTER TABLE line_item ADD CONSTRAINT line_item_held CHECK (held_by_id IS NULL OR state = 'on-hold');
-- A request is answered once, and of each line one waits at most.
ALTER TABLE recall_request ADD CONSTRAINT recall_request_state CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
  ADD CONSTRAINT recall_request_copies CHECK (copies > 0), ADD CONSTRAINT recall_request_decided CHECK ((state = 'open') = (decided_at IS NULL));
CREATE UNIQUE INDEX recall_request_one_open ON recall_request (line_item_id) WHERE state = 'open';

-- Whether a row that a plan stands on is still in the version that was read. A kind that is not known throws.
-- `below`: a line and all below it, in one number: versions only grow and lines are only added, so their sum tells any change.
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
  END CASE;
  RETURN FOUND;
END $$;

-- As before, and besides: an operation may be undone until some seconds from now (its mails wait so long, and the reply tells it) and may undo
-- another; lines change their state; mails that nobody has taken are withdrawn; requests to give copies back are made and answered.
-- What should have been so and is not any more (a mail on its way, a request answered) is stale, and all of the plan is taken back.
CREATE OR REPLACE FUNCTION commit_plan(p jsonb) RETURNS TABLE (outcome text, reply jsonb) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  done operation;
  fact record;
  leg record;
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
  IF until IS NOT NULL THEN
    answer := answer || jsonb_build_object('operationId', op, 'undoUntil', to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
  END IF;

  INSERT INTO operation (id, vendor_id, actor_id, account_id, kind, input_hash, reply, changes, address, undo_until, reverses_id)
    VALUES (op, vendor, (p->>'actorId')::uuid, (p->>'accountId')::uuid, p->>'kind', p->>'inputHash', answer, p->'changes', p->>'address', until, (p->>'reverses')::uuid);
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
  INSERT INTO recall_request (id, vendor_id, line_item_id, account_id, from_account_id, copies, reason, operation_id)
    SELECT id, vendor, "lineItemId", "accountId", "fromAccountId", copies, reason, op
    FROM jsonb_to_recordset(p->'recallRequests') AS r(id uuid, "lineItemId" uuid, "accountId" uuid, "fromAccountId" uuid, copies bigint, reason text);
  INSERT INTO mail (id, vendor_id, operation_id, account_id, kind, recipient, user_id, line_item_id, language, payload, secret, next_try_at)
    SELECT id, vendor, op, "accountId", notice->>'kind', recipient, "userId", "lineItemId", language, notice, secret, coalesce(until, tierline_now())
    FROM jsonb_to_recordset(p->'notices') AS r(id uuid, "accountId" uuid, recipient text, "userId" uuid, "lineItemId" uuid, language text, notice jsonb, secret text);

  FOR part IN SELECT * FROM jsonb_to_recordset(p->'lineStates') AS s(id uuid, state text, reason text, "heldById" uuid) LOOP
    UPDATE line_item SET state = part.state, state_reason = part.reason, held_by_id = part."heldById", version = version + 1 WHERE id = part.id;
  END LOOP;
  FOR part IN SELECT * FROM jsonb_to_recordset(p->'answers') AS a(id uuid, state text, answer text) LOOP
    UPDATE recall_request SET state = part.state, answer = part.answer, decided_at = tierline_now() WHERE id = part.id AND state = 'open';
    IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'TL001'; END IF;
  END LOOP;

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
  -- Last, so that mails are locked no longer than needed: the worker skips what is locked.
  FOR part IN SELECT value::uuid AS id FROM jsonb_array_elements_text(p->'withdraw') ORDER BY 1 LOOP
    UPDATE mail SET state = 'withdrawn', secret = NULL, settled_at = tierline_now() WHERE id = part.id AND state = 'waiting' AND tries = 0;
    IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'TL001'; END IF;
  END LOOP;
  RETURN QUERY SELECT 'done', answer;
EXCEPTION
  WHEN check_violation THEN
    GET STACKED DIAGNOSTICS broken = CONSTRAINT_NAME;
    IF broken <> 'holding_never_overdrawn' THEN RAISE; END IF;
    RETURN QUERY SELECT 'overdrawn', NULL::jsonb;
  -- A number or name taken a moment ago, something undone or asked for already: decided anew, the rule says which.
  WHEN unique_violation OR SQLSTATE 'TL001' THEN RETURN QUERY SELECT 'stale', NULL::jsonb;
END $$;

-- As before, but that a plan may want accounts alone: those of lines whose state it changes. Nobody stands on these lines meanwhile.
-- An operation that is undone is locked like one that is done.
CREATE OR REPLACE FUNCTION commit_plans(plans jsonb) RETURNS TABLE (ord bigint, outcome text, reply jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE l record;
BEGIN
  FOR l IN SELECT DISTINCT operation_lock(o) AS k FROM jsonb_array_elements(plans) p, LATERAL (VALUES (p->>'id'), (p->>'reverses')) AS v(o) WHERE o IS NOT NULL ORDER BY k LOOP
    PERFORM pg_advisory_xact_lock(l.k);
  END LOOP;
  FOR l IN
    SELECT account_lock(account) AS k, bool_or(alone) AS alone FROM (
      SELECT f->>'accountId' AS account, FALSE AS alone FROM jsonb_array_elements(plans) p, jsonb_array_elements(p->'facts') f
      UNION ALL SELECT a, TRUE FROM jsonb_array_elements(plans) p, jsonb_array_elements_text(p->'alone') a) wanted
    GROUP BY account ORDER BY k
  LOOP
    IF l.alone THEN PERFORM pg_advisory_xact_lock(l.k); ELSE PERFORM pg_advisory_xact_lock_shared(l.k); END IF;
  END LOOP;
  FOR l IN SELECT DISTINCT v.id::uuid AS id FROM jsonb_array_elements(plans) p, jsonb_array_elements(p->'transfers') t, LATERAL (VALUES (t->>'fromId'), (t->>'toId')) AS v(id) ORDER BY id LOOP
    PERFORM 1 FROM holding WHERE id = l.id FOR NO KEY UPDATE;
  END LOOP;
  RETURN QUERY SELECT e.ord, c.outcome, c.reply FROM jsonb_array_elements(plans) WITH ORDINALITY AS e(p, ord) CROSS JOIN LATERAL commit_plan(e.p) c;
END $$;
