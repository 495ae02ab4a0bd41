-- Refuses a row that is of another vendor than the connection is bound to (decision 31): commit_plans writes as the
-- owner, who may be a superuser and meet no policy. Only an owner's own connection may be bound to nothing.
CREATE OR REPLACE FUNCTION of_bound_vendor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('tierline.vendor', TRUE) <> ''
    OR NOT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER')
  THEN
    RAISE EXCEPTION 'a row of % that is of another vendor than the connection', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
