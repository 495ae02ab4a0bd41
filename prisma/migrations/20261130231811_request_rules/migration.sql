-- AlterTable
ALTER TABLE "request_fulfilment" ADD COLUMN     "by_rule" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "request_rule" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "copies_per_day" INTEGER NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "request_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "request_rule_partner_id_idx" ON "request_rule"("partner_id");

-- CreateIndex
CREATE INDEX "request_rule_product_id_idx" ON "request_rule"("product_id");

-- CreateIndex
CREATE INDEX "request_rule_set_by_id_idx" ON "request_rule"("set_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_rule_account_id_partner_id_product_id_key" ON "request_rule"("account_id", "partner_id", "product_id");

-- AddForeignKey
ALTER TABLE "request_rule" ADD CONSTRAINT "request_rule_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_rule" ADD CONSTRAINT "request_rule_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_rule" ADD CONSTRAINT "request_rule_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_rule" ADD CONSTRAINT "request_rule_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "portal_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE request_rule ADD CONSTRAINT request_rule_downwards CHECK (account_id <> partner_id);
ALTER TABLE request_rule ADD CONSTRAINT request_rule_copies CHECK (copies_per_day BETWEEN 1 AND 1000000);

-- As before, and besides: rules by which requests are fulfilled.
CREATE OR REPLACE FUNCTION set_row(name text, row_id uuid, changed jsonb, stamps jsonb, still jsonb, op uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  columns text;
  all_changed jsonb := stamped(changed, stamps, op);
  touched int;
BEGIN
  IF name NOT IN ('account', 'purchase_order', 'seat', 'site', 'site_charge', 'activation', 'move_request', 'receipt_nonce', 'request_line', 'request_rule') THEN
    RAISE EXCEPTION 'no plan changes rows of %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT string_agg(format('%1$I = n.%1$I', attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped AND all_changed ? attname AND attname NOT IN ('id', 'vendor_id', 'version');
  EXECUTE format('UPDATE %1$I t SET %2$s version = t.version + 1 FROM jsonb_populate_record(NULL::%1$I, $1) n WHERE t.id = $2 AND to_jsonb(t) @> $3', name, coalesce(columns || ',', ''))
    USING all_changed, row_id, still;
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched = 1;
END $$;
