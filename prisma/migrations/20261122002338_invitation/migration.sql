-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "user_id" UUID,
    "email" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "opened_at" TIMESTAMPTZ(6),
    "ending" TEXT,
    "ended_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_hash_key" ON "invitation"("hash");

-- CreateIndex
CREATE INDEX "invitation_account_id_created_at_id_idx" ON "invitation"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invitation_user_id_created_at_idx" ON "invitation"("user_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "portal_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- An invitation ends once, in words that stand for how; of each user only one has not ended: sending another one ends the one before.
ALTER TABLE invitation ADD CONSTRAINT invitation_level CHECK (level IN ('observer', 'operator', 'administrator', 'master')),
  ADD CONSTRAINT invitation_ending CHECK (ending IN ('used', 'revoked', 'replaced')),
  ADD CONSTRAINT invitation_ended CHECK ((ending IS NULL) = (ended_at IS NULL));
CREATE UNIQUE INDEX invitation_one_open ON invitation (user_id) WHERE ending IS NULL;
CREATE FUNCTION ended_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ending IS NOT NULL AND (NEW.ending, NEW.ended_at) IS DISTINCT FROM (OLD.ending, OLD.ended_at) THEN
    RAISE EXCEPTION 'an invitation ends once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invitation_ends_once BEFORE UPDATE ON invitation FOR EACH ROW EXECUTE FUNCTION ended_once();
