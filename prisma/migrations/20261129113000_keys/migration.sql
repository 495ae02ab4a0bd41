-- Names and numbers are compared, searched and unique by a key that `nameKey` makes (packages/domain/src/text.ts), and by nothing else.
-- What is there gets its keys after the migrations, by the same function (packages/database/src/keys.ts); until then the new columns are empty.

-- CreateTable
CREATE TABLE "key_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL,

    CONSTRAINT "key_version_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "key_version_one_row" CHECK (id = 1)
);
INSERT INTO key_version (version) VALUES (1);

-- AlterTable
ALTER TABLE "product" ADD COLUMN "name_key" TEXT NOT NULL DEFAULT '';
ALTER TABLE "product" ALTER COLUMN "name_key" DROP DEFAULT;
ALTER TABLE "portal_user" ADD COLUMN "search_key" TEXT NOT NULL DEFAULT '';
ALTER TABLE "portal_user" ALTER COLUMN "search_key" DROP DEFAULT;

-- Searches go by the key.
DROP INDEX "account_name_trgm";
DROP INDEX "product_name_trgm";
CREATE INDEX "account_name_key_trgm" ON "account" USING GIN ("name_key" gin_trgm_ops);
CREATE INDEX "product_name_key_trgm" ON "product" USING GIN ("name_key" gin_trgm_ops);
CREATE INDEX "product_vendor_id_name_key_idx" ON "product"("vendor_id", "name_key");

-- Whoever may know a name may find it by its key, and nobody else (A3).
CREATE OR REPLACE VIEW visible_account AS
  SELECT viewer.id AS viewer_id, account.id, account.name, account.identifier, account.name_key, account.identifier_key
  FROM account viewer JOIN account ON account.vendor_id = viewer.vendor_id
  WHERE viewer.id = account.id
     OR viewer.tier = 0
     OR EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = viewer.id AND r.lower_id = account.id)
     OR EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = account.id AND r.lower_id = viewer.id)
     OR (account.visible_to_partners AND EXISTS (SELECT 1 FROM custody c WHERE c.upper_id = viewer.id AND c.lower_id = account.id));
