-- Orders are listed by the day that is shown.
-- CreateIndex
CREATE INDEX "purchase_order_account_id_ordered_on_id_idx" ON "purchase_order"("account_id", "ordered_on" DESC, "id" DESC);
CREATE INDEX "purchase_order_vendor_id_ordered_on_id_idx" ON "purchase_order"("vendor_id", "ordered_on" DESC, "id" DESC);

-- Names are listed in the order of the reader's language. A Postgres that was built without ICU lists them by the database's own collation.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu') AND EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'es-x-icu') THEN
    CREATE INDEX "account_by_name" ON "account"("vendor_id", "name" COLLATE "und-x-icu", "id");
    CREATE INDEX "account_by_name_es" ON "account"("vendor_id", "name" COLLATE "es-x-icu", "id");
  ELSE
    CREATE INDEX "account_by_name" ON "account"("vendor_id", "name", "id");
    CREATE INDEX "account_by_name_es" ON "account"("vendor_id", "name", "id");
  END IF;
END $$;
