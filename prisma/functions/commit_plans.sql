-- Carries plans out in one transaction, each succeeding or failing by itself. All locks first, in one order for
-- everybody: operations, then accounts (shared for facts, exclusive where a state changes), then holdings; each class
-- by its key.
-- The balances of locked holdings are kept from plan to plan and written at the end, once each: the CHECK is their
-- second wall. Runs with the owner's rights: the application itself may not touch a holding.
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
  FOR l IN
    SELECT DISTINCT operation_lock(o) AS k
    FROM jsonb_array_elements(plans) p, LATERAL (VALUES (p->>'id'), (p->>'reverses')) AS v(o)
    WHERE o IS NOT NULL ORDER BY k
  LOOP
    PERFORM pg_advisory_xact_lock(l.k);
  END LOOP;
  FOR l IN
    SELECT account_lock(account) AS k, bool_or(alone) AS alone FROM (
      SELECT f->>'accountId' AS account, FALSE AS alone
      FROM jsonb_array_elements(plans) p, jsonb_array_elements(p->'facts') f
      UNION ALL SELECT a, TRUE FROM jsonb_array_elements(plans) p, jsonb_array_elements_text(p->'alone') a) wanted
    GROUP BY account ORDER BY k
  LOOP
    IF l.alone THEN PERFORM pg_advisory_xact_lock(l.k); ELSE PERFORM pg_advisory_xact_lock_shared(l.k); END IF;
  END LOOP;
  FOR l IN
    SELECT DISTINCT v.id::uuid AS id
    FROM jsonb_array_elements(plans) p, jsonb_array_elements(p->'transfers') t,
      LATERAL (VALUES (t->>'fromId'), (t->>'toId')) AS v(id)
    ORDER BY id
  LOOP
    SELECT id, CASE WHEN purpose = 'mint' THEN NULL ELSE input - output END AS balance INTO done
    FROM holding WHERE id = l.id FOR NO KEY UPDATE;
    IF FOUND THEN balances := balances || jsonb_build_object(done.id, done.balance); END IF;
  END LOOP;

  FOR plan IN SELECT value AS p, ordinality AS n FROM jsonb_array_elements(plans) WITH ORDINALITY LOOP
    SELECT c.outcome, c.reply INTO done FROM commit_plan(plan.p, balances) c;
    IF done.outcome = 'done' THEN
      FOR l IN
        SELECT holding_id::text AS id, sum(came) - sum(went) AS change
        FROM plan_legs(plan.p) WHERE balances ? holding_id::text GROUP BY holding_id
      LOOP
        balances := balances || jsonb_build_object(l.id, (balances->>l.id)::bigint + l.change);
      END LOOP;
      moved := moved || (plan.p->'transfers');
    END IF;
    ord := plan.n; outcome := done.outcome; reply := done.reply;
    RETURN NEXT;
  END LOOP;

  FOR l IN
    SELECT holding_id, sum(came) AS came, sum(went) AS went,
      jsonb_object_agg(other_id, came) AS came_from, jsonb_object_agg(other_id, went) AS went_to
    FROM plan_legs(jsonb_build_object('transfers', moved)) WHERE balances ? holding_id::text GROUP BY holding_id
  LOOP
    UPDATE holding SET
      input = input + l.came, output = output + l.went,
      received = received + coalesce((l.came_from->>upper_id::text)::bigint, 0),
      given_back = given_back + coalesce((l.went_to->>upper_id::text)::bigint, 0)
    WHERE id = l.holding_id;
  END LOOP;
END $$;
