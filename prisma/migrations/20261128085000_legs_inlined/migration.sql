-- As what it calls is stable and not immutable, Postgres did not take it into the queries that ask it, but ran it as one of its own each time (about a tenth of what a plan costs).
ALTER FUNCTION plan_legs(jsonb) STABLE;
