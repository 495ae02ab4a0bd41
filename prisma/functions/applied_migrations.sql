-- The names of the migrations that are applied, for an application that may not read their history itself: it tells
-- whether the tables are those of its version (X10).
CREATE OR REPLACE FUNCTION applied_migrations() RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT migration_name::text
    FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
    ORDER BY 1;
END
$$;
