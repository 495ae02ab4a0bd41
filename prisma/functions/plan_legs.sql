-- What a plan moves, for each holding and the one at the other end. Stable, not immutable: what it calls is stable, and
-- otherwise Postgres would run it as a query of its own each time, which is a tenth of what a plan costs.
CREATE OR REPLACE FUNCTION plan_legs(p jsonb)
RETURNS TABLE (holding_id uuid, other_id uuid, came bigint, went bigint)
LANGUAGE sql STABLE AS $$
  SELECT v.holding_id, v.other_id, sum(v.came)::bigint, sum(v.went)::bigint
  FROM jsonb_to_recordset(p->'transfers') AS t("fromId" uuid, "toId" uuid, quantity bigint),
    LATERAL (VALUES (t."toId", t."fromId", t.quantity, 0), (t."fromId", t."toId", 0, t.quantity))
      AS v(holding_id, other_id, came, went)
  GROUP BY v.holding_id, v.other_id
$$;
