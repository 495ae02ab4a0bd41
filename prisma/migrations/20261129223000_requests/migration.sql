-- CreateTable
CREATE TABLE "request" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "to_account_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "customer_id" UUID,
    "customer_told" BOOLEAN NOT NULL DEFAULT false,
    "reference" TEXT NOT NULL DEFAULT '',
    "reference_key" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "asked_by_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_line" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "copies" BIGINT NOT NULL,
    "wanted_on" DATE,
    "state" TEXT NOT NULL DEFAULT 'open',
    "question" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "wish" BOOLEAN NOT NULL DEFAULT false,
    "waiting_since" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "request_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_forward" (
    "vendor_id" UUID NOT NULL,
    "lower_id" UUID NOT NULL,
    "upper_id" UUID NOT NULL,
    "copies" BIGINT NOT NULL,
    "operation_id" UUID NOT NULL,

    CONSTRAINT "request_forward_pkey" PRIMARY KEY ("lower_id","upper_id")
);

-- CreateTable
CREATE TABLE "request_fulfilment" (
    "vendor_id" UUID NOT NULL,
    "line_item_id" UUID NOT NULL,
    "request_line_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,

    CONSTRAINT "request_fulfilment_pkey" PRIMARY KEY ("line_item_id")
);

-- CreateIndex
CREATE INDEX "request_account_id_created_at_id_idx" ON "request"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "request_to_account_id_created_at_id_idx" ON "request"("to_account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "request_account_id_reference_key_idx" ON "request"("account_id", "reference_key");

-- CreateIndex
CREATE INDEX "request_customer_id_idx" ON "request"("customer_id");

-- CreateIndex
CREATE INDEX "request_asked_by_id_idx" ON "request"("asked_by_id");

-- CreateIndex
CREATE INDEX "request_operation_id_idx" ON "request"("operation_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_account_id_to_account_id_number_key" ON "request"("account_id", "to_account_id", "number");

-- CreateIndex
CREATE INDEX "request_line_product_id_idx" ON "request_line"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_line_request_id_position_key" ON "request_line"("request_id", "position");

-- CreateIndex
CREATE INDEX "request_forward_upper_id_idx" ON "request_forward"("upper_id");

-- CreateIndex
CREATE INDEX "request_forward_operation_id_idx" ON "request_forward"("operation_id");

-- CreateIndex
CREATE INDEX "request_fulfilment_request_line_id_idx" ON "request_fulfilment"("request_line_id");

-- CreateIndex
CREATE INDEX "request_fulfilment_operation_id_idx" ON "request_fulfilment"("operation_id");

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_to_account_id_fkey" FOREIGN KEY ("to_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "portal_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_line" ADD CONSTRAINT "request_line_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_line" ADD CONSTRAINT "request_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_forward" ADD CONSTRAINT "request_forward_lower_id_fkey" FOREIGN KEY ("lower_id") REFERENCES "request_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_forward" ADD CONSTRAINT "request_forward_upper_id_fkey" FOREIGN KEY ("upper_id") REFERENCES "request_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_forward" ADD CONSTRAINT "request_forward_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_fulfilment" ADD CONSTRAINT "request_fulfilment_line_item_id_fkey" FOREIGN KEY ("line_item_id") REFERENCES "line_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_fulfilment" ADD CONSTRAINT "request_fulfilment_request_line_id_fkey" FOREIGN KEY ("request_line_id") REFERENCES "request_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_fulfilment" ADD CONSTRAINT "request_fulfilment_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE request ADD CONSTRAINT request_upwards CHECK (account_id <> to_account_id);
ALTER TABLE request ADD CONSTRAINT request_number CHECK (number >= 1);
ALTER TABLE request_line ADD CONSTRAINT request_line_copies CHECK (copies BETWEEN 1 AND 1000000);
ALTER TABLE request_line ADD CONSTRAINT request_line_position CHECK (position BETWEEN 1 AND 100);
ALTER TABLE request_line ADD CONSTRAINT request_line_state CHECK (state IN ('open', 'asked-back', 'declined', 'cancelled', 'lapsed'));
ALTER TABLE request_forward ADD CONSTRAINT request_forward_copies CHECK (copies BETWEEN 1 AND 1000000);
ALTER TABLE request_forward ADD CONSTRAINT request_forward_upwards CHECK (lower_id <> upper_id);

-- As before, and besides: requests with their lines, what is forwarded and what fulfils them.
CREATE OR REPLACE FUNCTION add_rows(name text, added jsonb, known jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE columns text;
BEGIN
  IF name NOT IN ('purchase_order', 'order_line', 'seat_pool', 'seat', 'wallet', 'site', 'site_charge', 'site_administrator', 'expiry_notice', 'activation', 'activation_move', 'move_request', 'receipt_nonce',
    'request', 'request_line', 'request_forward', 'request_fulfilment') THEN
    RAISE EXCEPTION 'no plan adds rows to %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped AND (known ? attname OR EXISTS (SELECT 1 FROM jsonb_array_elements(added) r WHERE r ? attname));
  EXECUTE format('INSERT INTO %I (%s) SELECT %s FROM jsonb_array_elements($1) r, LATERAL jsonb_populate_record(NULL::%I, $2 || r)', name, columns, columns, name) USING added, known;
END $$;

-- As before, and besides: lines of requests.
CREATE OR REPLACE FUNCTION set_row(name text, row_id uuid, changed jsonb, stamps jsonb, still jsonb, op uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  columns text;
  all_changed jsonb := stamped(changed, stamps, op);
  touched int;
BEGIN
  IF name NOT IN ('account', 'purchase_order', 'seat', 'site', 'site_charge', 'activation', 'move_request', 'receipt_nonce', 'request_line') THEN
    RAISE EXCEPTION 'no plan changes rows of %', name USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT string_agg(format('%1$I = n.%1$I', attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = to_regclass(name) AND attnum > 0 AND NOT attisdropped AND all_changed ? attname AND attname NOT IN ('id', 'vendor_id', 'version');
  EXECUTE format('UPDATE %1$I t SET %2$s version = t.version + 1 FROM jsonb_populate_record(NULL::%1$I, $1) n WHERE t.id = $2 AND to_jsonb(t) @> $3', name, coalesce(columns || ',', ''))
    USING all_changed, row_id, still;
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched = 1;
END $$;
