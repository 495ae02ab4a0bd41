-- CreateTable
CREATE TABLE "signing_root" (
    "vendor_id" UUID NOT NULL,
    "thumbprint" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "revocation_list" TEXT,
    "listed_at" TIMESTAMPTZ(6),
    "revoked" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "signing_root_pkey" PRIMARY KEY ("vendor_id","thumbprint")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "thumbprint" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "sealed" TEXT,
    "state" TEXT NOT NULL DEFAULT 'next',
    "root_thumbprint" TEXT,
    "certificate" TEXT,
    "not_before" TIMESTAMPTZ(6),
    "expires_at" TIMESTAMPTZ(6),
    "certified_at" TIMESTAMPTZ(6),
    "current_at" TIMESTAMPTZ(6),
    "retired_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "warned_days" INTEGER,
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secret_canary" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sealed" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "secret_canary_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "signing_key_vendor_id_thumbprint_key" ON "signing_key"("vendor_id", "thumbprint");

-- AddForeignKey
ALTER TABLE "signing_root" ADD CONSTRAINT "signing_root_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_vendor_id_root_thumbprint_fkey" FOREIGN KEY ("vendor_id", "root_thumbprint") REFERENCES "signing_root"("vendor_id", "thumbprint") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A vendor signs with one key, and one may be in preparation.
CREATE UNIQUE INDEX signing_key_one_current ON signing_key (vendor_id) WHERE state = 'current';
CREATE UNIQUE INDEX signing_key_one_next ON signing_key (vendor_id) WHERE state = 'next';

ALTER TABLE signing_key
  ADD CONSTRAINT signing_key_state CHECK (state IN ('next', 'current', 'retired', 'revoked')),
  -- What can sign no more has no private half.
  ADD CONSTRAINT signing_key_sealed CHECK ((sealed IS NOT NULL) = (state IN ('next', 'current'))),
  ADD CONSTRAINT signing_key_certified CHECK (
    (certificate IS NULL) = (root_thumbprint IS NULL)
    AND (certificate IS NULL) = (not_before IS NULL)
    AND (certificate IS NULL) = (expires_at IS NULL)
    AND (certificate IS NOT NULL OR state IN ('next', 'revoked'))),
  ADD CONSTRAINT signing_key_days CHECK (expires_at > not_before);

ALTER TABLE secret_canary ADD CONSTRAINT secret_canary_one CHECK (id = 1);

-- A key goes from next to current to retired and may be revoked at any time, never back; a certificate stays.
CREATE FUNCTION signing_key_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.vendor_id, NEW.thumbprint, NEW.public_key) IS DISTINCT FROM (OLD.vendor_id, OLD.thumbprint, OLD.public_key)
    OR (OLD.certificate IS NOT NULL AND OLD.state <> 'next' AND NEW.certificate IS DISTINCT FROM OLD.certificate)
    OR array_position(ARRAY['next', 'current', 'retired', 'revoked'], NEW.state)
      < array_position(ARRAY['next', 'current', 'retired', 'revoked'], OLD.state)
  THEN
    RAISE EXCEPTION 'a signing key stays what it is, and never goes back' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signing_key_goes_on BEFORE UPDATE ON signing_key FOR EACH ROW EXECUTE FUNCTION signing_key_goes_on();
