-- Faster, and otherwise as before: new holdings are written with what comes into them, parts that a plan has not got cost nothing, and what
-- the plans of one call move through a holding that was there before is added up and written once.

-- What a plan moves, for each holding and the one at the other end.
CREATE FUNCTION plan_legs(p jsonb) RETURNS TABLE (holding_id uuid, other_id uuid, came bigint, went bigint) LANGUAGE sql IMMUTABLE AS $$
  SELECT v.holding_id, v.other_id, sum(v.came)::bigint, sum(v.went)::bigint
  FROM jsonb_to_recordset(p->'transfers') AS t("fromId" uuid, "toId" uuid, quantity bigint),
    LATERAL (VALUES (t."toId", t."fromId", t.quantity, 0), (t."fromId", t."toId", 0, t.quantity)) AS v(holding_id, other_id, came, went)
  GROUP BY v.holding_id, v.other_id
$$;

-- Carries one plan out, but for the counters of holdings that were there before: commit_plans, which alone calls it, has locked them, keeps
-- their balances in mind (null for a mint, which may go below zero) and writes them. Knows no business rule. Outcomes: done, replayed, key-reused, stale, overdrawn.
DROP FUNCTION commit_plan(jsonb);
CREATE FUNCTION commit_plan(p jsonb, balances jsonb) RETURNS TABLE (outcome text, reply jsonb) LANGUAGE plpgsql AS $$
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

-- Whether a plan has something in a part of it.
CREATE FUNCTION plan_has(p jsonb, part text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(jsonb_array_length(p->part), 0) > 0 $$;

-- Carries plans out in one transaction, each succeeding or failing for itself. All locks first, in one order for everybody: operation ids,
-- then accounts (shared for facts, alone for whoever changes a state), then holdings; each class by its key. The balances of locked holdings are
-- kept in mind from plan to plan and written at the end, once each: the CHECK is their second wall.
CREATE OR REPLACE FUNCTION commit_plans(plans jsonb) RETURNS TABLE (ord bigint, outcome text, reply jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  l record;
  plan record;
  done record;
  balances jsonb := '{}';
  moved jsonb := '[]';
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
    SELECT id, CASE WHEN purpose = 'mint' THEN NULL ELSE input - output END AS balance INTO done FROM holding WHERE id = l.id FOR NO KEY UPDATE;
    IF FOUND THEN balances := balances || jsonb_build_object(done.id, done.balance); END IF;
  END LOOP;

  FOR plan IN SELECT value AS p, ordinality AS n FROM jsonb_array_elements(plans) WITH ORDINALITY LOOP
    SELECT c.outcome, c.reply INTO done FROM commit_plan(plan.p, balances) c;
    IF done.outcome = 'done' THEN
      FOR l IN SELECT holding_id::text AS id, sum(came) - sum(went) AS change FROM plan_legs(plan.p) WHERE balances ? holding_id::text GROUP BY holding_id LOOP
        balances := balances || jsonb_build_object(l.id, (balances->>l.id)::bigint + l.change);
      END LOOP;
      moved := moved || (plan.p->'transfers');
    END IF;
    ord := plan.n; outcome := done.outcome; reply := done.reply;
    RETURN NEXT;
  END LOOP;

  FOR l IN SELECT * FROM plan_legs(jsonb_build_object('transfers', moved)) WHERE balances ? holding_id::text ORDER BY went LOOP
    UPDATE holding SET
      input = input + l.came, output = output + l.went,
      received = received + CASE WHEN upper_id = l.other_id THEN l.came ELSE 0 END,
      given_back = given_back + CASE WHEN upper_id = l.other_id THEN l.went ELSE 0 END
    WHERE id = l.holding_id;
  END LOOP;
END $$;
