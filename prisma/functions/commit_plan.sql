-- Carries one plan out, but for the counters of holdings that were there before: commit_plans, which alone calls it,
-- has locked them, keeps their balances (null for a mint, which may go below zero) and writes them. Knows no business
-- rule.
-- Outcomes: done, replayed, key-reused, stale (something it rests on has changed), overdrawn.
CREATE OR REPLACE FUNCTION commit_plan(p jsonb, balances jsonb) RETURNS TABLE (outcome text, reply jsonb)
LANGUAGE plpgsql AS $$
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
  -- An older version of the application, still at work, writes parts that would be left out here.
  IF p ?| ARRAY['entitlements', 'lines', 'lineStates', 'recallRequests', 'answers'] THEN
    RAISE EXCEPTION 'a plan of an older version' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF tierline_now() >= (p->>'validUntil')::timestamptz THEN
    RETURN QUERY SELECT 'stale', NULL::jsonb;
    RETURN;
  END IF;
  FOR fact IN SELECT * FROM jsonb_to_recordset(p->'facts') AS f(kind text, id uuid, version int) LOOP
    IF NOT fact_holds(fact.kind, fact.id, fact.version) THEN
      RETURN QUERY SELECT 'stale', NULL::jsonb;
      RETURN;
    END IF;
  END LOOP;
  PERFORM 1 FROM plan_legs(p)
  GROUP BY holding_id HAVING sum(went) - sum(came) > (balances->>holding_id::text)::bigint;
  IF FOUND THEN
    RETURN QUERY SELECT 'overdrawn', NULL::jsonb;
    RETURN;
  END IF;
  IF plan_has(p, 'emptied') THEN
    -- What other plans of this call move is in the balances; nobody else moves anything, as the plan has the account
    -- alone.
    PERFORM 1 FROM jsonb_array_elements_text(p->'emptied') AS e(id)
    WHERE 0 <>
      coalesce((balances->>e.id)::bigint, (SELECT h.input - h.output FROM holding h WHERE h.id = e.id::uuid))
      + coalesce((SELECT sum(l.came) - sum(l.went) FROM plan_legs(p) l WHERE l.holding_id = e.id::uuid), 0);
    IF FOUND THEN
      RETURN QUERY SELECT 'stale', NULL::jsonb;
      RETURN;
    END IF;
  END IF;
  IF until IS NOT NULL THEN
    answer := answer || jsonb_build_object(
      'operationId', op, 'undoUntil', to_char(until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
  END IF;

  INSERT INTO operation
    (id, vendor_id, actor_id, account_id, kind, input_hash, reply, changes, address, undo_until, reverses_id)
    VALUES (op, vendor, (p->>'actorId')::uuid, (p->>'accountId')::uuid, p->>'kind', p->>'inputHash', answer,
      p->'changes', p->>'address', until, (p->>'reverses')::uuid);
  INSERT INTO operation_account (operation_id, account_id, vendor_id, kind, changes)
    SELECT op, "accountId", vendor, p->>'kind', changes
    FROM jsonb_to_recordset(p->'concerns') AS r("accountId" uuid, changes jsonb);
  IF plan_has(p, 'holdings') THEN
    INSERT INTO holding (id, vendor_id, purpose, unit, upper_id, input, output, received, given_back)
      SELECT r.id, vendor, r.purpose, r.unit, r."upperId", coalesce(sum(m.came), 0), coalesce(sum(m.went), 0),
        coalesce(sum(m.came) FILTER (WHERE m.other_id = r."upperId"), 0),
        coalesce(sum(m.went) FILTER (WHERE m.other_id = r."upperId"), 0)
      FROM jsonb_to_recordset(p->'holdings') AS r(id uuid, purpose text, unit uuid, "upperId" uuid)
        LEFT JOIN plan_legs(p) m ON m.holding_id = r.id
      GROUP BY r.id, r.purpose, r.unit, r."upperId";
  END IF;
  -- First what changes, then what is new: a seat that moves to another pool ends in one row and begins in the next.
  IF plan_has(p, 'sets') THEN
    FOR part IN
      SELECT * FROM jsonb_to_recordset(p->'sets') AS s("table" text, id uuid, "set" jsonb, "while" jsonb, stamps jsonb)
      ORDER BY "table", id
    LOOP
      IF NOT set_row(vendor, part."table", part.id, stamped(part."set", part.stamps, op), coalesce(part."while", '{}'))
      THEN
        RAISE EXCEPTION USING ERRCODE = 'TL001';
      END IF;
    END LOOP;
  END IF;
  IF plan_has(p, 'rows') THEN
    -- Each table's rows in one statement, tables in the order in which the plan names them first.
    FOR part IN
      SELECT value->>'table' AS name,
        jsonb_agg(
          CASE WHEN value ? 'stamps' THEN stamped(value->'row', value->'stamps', op) ELSE value->'row' END
          ORDER BY ordinality) AS added
      FROM jsonb_array_elements(p->'rows') WITH ORDINALITY
      GROUP BY 1 ORDER BY min(ordinality)
    LOOP
      PERFORM add_rows(vendor, op, part.name, part.added);
    END LOOP;
  END IF;
  -- Most pairs are known already.
  FOR part IN SELECT * FROM jsonb_to_recordset(p->'custody') AS r("upperId" uuid, "lowerId" uuid) LOOP
    PERFORM 1 FROM custody WHERE upper_id = part."upperId" AND lower_id = part."lowerId";
    IF NOT FOUND THEN
      INSERT INTO custody (upper_id, lower_id) VALUES (part."upperId", part."lowerId") ON CONFLICT DO NOTHING;
    END IF;
  END LOOP;
  IF plan_has(p, 'notices') THEN
    INSERT INTO mail (id, vendor_id, operation_id, account_id, kind, recipient, user_id, line_item_id, language,
        payload, secret, next_try_at)
      SELECT id, vendor, op, "accountId", notice->>'kind', recipient, "userId", "lineItemId", language,
        notice, secret, coalesce(until, tierline_now())
      FROM jsonb_to_recordset(p->'notices')
        AS r(id uuid, "accountId" uuid, recipient text, "userId" uuid, "lineItemId" uuid, language text,
          notice jsonb, secret text);
  END IF;
  IF plan_has(p, 'transfers') THEN
    INSERT INTO transfer (operation_id, seq, vendor_id, kind, unit, from_id, to_id, quantity, wallet_id, at)
      SELECT op, ordinality, vendor, value->>'kind', (value->>'unit')::uuid, (value->>'fromId')::uuid,
        (value->>'toId')::uuid, (value->>'quantity')::bigint, (value->>'walletId')::uuid,
        CASE WHEN value ? 'walletId' THEN tierline_now() END
      FROM jsonb_array_elements(p->'transfers') WITH ORDINALITY;
  END IF;
  -- Last, so that mails are locked no longer than needed: the worker skips what is locked.
  IF plan_has(p, 'withdraw') THEN
    FOR part IN SELECT value::uuid AS id FROM jsonb_array_elements_text(p->'withdraw') ORDER BY 1 LOOP
      UPDATE mail SET state = 'withdrawn', secret = NULL, settled_at = tierline_now()
      WHERE id = part.id AND state = 'waiting' AND tries = 0;
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
