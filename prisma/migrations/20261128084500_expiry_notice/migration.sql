-- CreateTable
CREATE TABLE "expiry_notice" (
    "vendor_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "line_item_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "operation_id" UUID NOT NULL,

    CONSTRAINT "expiry_notice_pkey" PRIMARY KEY ("user_id","line_item_id","days")
);

-- AddForeignKey
ALTER TABLE "expiry_notice" ADD CONSTRAINT "expiry_notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "portal_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expiry_notice" ADD CONSTRAINT "expiry_notice_line_item_id_fkey" FOREIGN KEY ("line_item_id") REFERENCES "line_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expiry_notice" ADD CONSTRAINT "expiry_notice_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE expiry_notice ADD CONSTRAINT expiry_notice_days CHECK (days BETWEEN 1 AND 365);
-- Those who want to be told are few among many.
CREATE INDEX portal_user_expiry_mail ON portal_user (vendor_id) WHERE expiry_mail;

-- As before, and besides: that somebody has been told of a line item that expires.
CREATE OR REPLACE FUNCTION add_rows(name text, added jsonb, known jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE columns text;
BEGIN
  IF name NOT IN ('purchase_order', 'order_line', 'seat_pool', 'seat', 'wallet', 'site', 'site_charge', 'site_administrator', 'expiry_notice') THEN
    RAISE EXCEPTION 'no plan adds rows to %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped AND (known ? attname OR EXISTS (SELECT 1 FROM jsonb_array_elements(added) r WHERE r ? attname));
  EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM jsonb_array_elements($1) r, LATERAL jsonb_populate_record(NULL::%I, $2 || r)', name, columns, columns, name) USING added, known;
END $$;
