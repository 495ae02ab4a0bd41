-- AlterTable
ALTER TABLE "product" ADD COLUMN     "copies_per_host" INTEGER,
ADD COLUMN     "features" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "grace_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN     "host_scheme" TEXT NOT NULL DEFAULT 'free',
ADD COLUMN     "lease_days" INTEGER DEFAULT 30,
ADD COLUMN     "moves_per_year" INTEGER NOT NULL DEFAULT 2;

-- CreateTable
CREATE TABLE "activation" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "line_item_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "from_account_id" UUID NOT NULL,
    "host_scheme" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "device_name" TEXT NOT NULL DEFAULT '',
    "search_key" TEXT NOT NULL,
    "device_key" TEXT,
    "state" TEXT NOT NULL DEFAULT 'active',
    "generation" INTEGER NOT NULL DEFAULT 1,
    "fetched_generation" INTEGER NOT NULL DEFAULT 0,
    "fetched_at" TIMESTAMPTZ(6),
    "file_copies" INTEGER NOT NULL,
    "issued_at" TIMESTAMPTZ(6) NOT NULL,
    "not_before" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "leased" BOOLEAN NOT NULL,
    "grace_days" INTEGER NOT NULL,
    "returning_copies" INTEGER NOT NULL DEFAULT 0,
    "returns_at" TIMESTAMPTZ(6),
    "lost" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "ended_at" TIMESTAMPTZ(6),
    "replaced_by_id" UUID,
    "operation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "activation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activation_move" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "line_item_id" UUID NOT NULL,
    "activation_id" UUID NOT NULL,
    "copies" INTEGER NOT NULL,
    "operation_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "activation_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "move_request" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "line_item_id" UUID NOT NULL,
    "activation_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "asked_by_id" UUID,
    "copies" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "extra_moves" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT NOT NULL DEFAULT '',
    "operation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),
    "decided_at" TIMESTAMPTZ(6),

    CONSTRAINT "move_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt_nonce" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "activation_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    "operation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "receipt_nonce_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "activation_replaced_by_id_key" ON "activation"("replaced_by_id");

-- CreateIndex
CREATE INDEX "activation_line_item_id_created_at_id_idx" ON "activation"("line_item_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activation_account_id_created_at_id_idx" ON "activation"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activation_from_account_id_created_at_id_idx" ON "activation"("from_account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activation_vendor_id_created_at_id_idx" ON "activation"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "activation_operation_id_idx" ON "activation"("operation_id");

-- CreateIndex
CREATE INDEX "activation_search_key_trgm" ON "activation" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "activation_move_line_item_id_at_idx" ON "activation_move"("line_item_id", "at");

-- CreateIndex
CREATE INDEX "activation_move_activation_id_idx" ON "activation_move"("activation_id");

-- CreateIndex
CREATE INDEX "activation_move_operation_id_idx" ON "activation_move"("operation_id");

-- CreateIndex
CREATE INDEX "move_request_vendor_id_created_at_id_idx" ON "move_request"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "move_request_account_id_created_at_id_idx" ON "move_request"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "move_request_line_item_id_idx" ON "move_request"("line_item_id");

-- CreateIndex
CREATE INDEX "move_request_activation_id_idx" ON "move_request"("activation_id");

-- CreateIndex
CREATE INDEX "move_request_operation_id_idx" ON "move_request"("operation_id");

-- CreateIndex
CREATE INDEX "receipt_nonce_activation_id_idx" ON "receipt_nonce"("activation_id");

-- CreateIndex
CREATE INDEX "receipt_nonce_operation_id_idx" ON "receipt_nonce"("operation_id");

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_id_fkey" FOREIGN KEY ("id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_line_item_id_fkey" FOREIGN KEY ("line_item_id") REFERENCES "line_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "activation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_move" ADD CONSTRAINT "activation_move_line_item_id_fkey" FOREIGN KEY ("line_item_id") REFERENCES "line_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_move" ADD CONSTRAINT "activation_move_activation_id_fkey" FOREIGN KEY ("activation_id") REFERENCES "activation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_move" ADD CONSTRAINT "activation_move_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_request" ADD CONSTRAINT "move_request_line_item_id_fkey" FOREIGN KEY ("line_item_id") REFERENCES "line_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_request" ADD CONSTRAINT "move_request_activation_id_fkey" FOREIGN KEY ("activation_id") REFERENCES "activation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "move_request" ADD CONSTRAINT "move_request_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt_nonce" ADD CONSTRAINT "receipt_nonce_activation_id_fkey" FOREIGN KEY ("activation_id") REFERENCES "activation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt_nonce" ADD CONSTRAINT "receipt_nonce_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE product ADD CONSTRAINT product_activation CHECK (
    lease_days BETWEEN 1 AND 366 AND grace_days BETWEEN 0 AND 60 AND copies_per_host >= 1 AND moves_per_year BETWEEN 0 AND 100),
  ADD CONSTRAINT product_host_scheme CHECK (host_scheme IN ('serial', 'mac', 'uuid', 'free'));

ALTER TABLE activation ADD CONSTRAINT activation_state CHECK (state IN ('active', 'ended') AND (state = 'ended') = (ended_at IS NOT NULL)),
  ADD CONSTRAINT activation_host CHECK (host_scheme IN ('serial', 'mac', 'uuid', 'free') AND char_length(host_id) BETWEEN 1 AND 128),
  ADD CONSTRAINT activation_file CHECK (generation >= 1 AND fetched_generation BETWEEN 0 AND generation AND file_copies >= 1 AND not_before < expires_at),
  ADD CONSTRAINT activation_returning CHECK (returning_copies >= 0 AND (returning_copies > 0) = (returns_at IS NOT NULL) AND (NOT lost OR returning_copies > 0 OR state = 'ended'));
ALTER TABLE activation_move ADD CONSTRAINT activation_move_copies CHECK (copies > 0);
ALTER TABLE move_request ADD CONSTRAINT move_request_state CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn') AND (state = 'open') = (decided_at IS NULL)),
  ADD CONSTRAINT move_request_copies CHECK (copies > 0 AND extra_moves >= 0 AND (extra_moves > 0) <= (state = 'accepted'));

-- One activation of a line item on each host; an ended one leaves its place.
CREATE UNIQUE INDEX activation_one_host ON activation (line_item_id, host_id) WHERE state = 'active';
-- What comes back by itself.
CREATE INDEX activation_due ON activation (returns_at) WHERE returns_at IS NOT NULL;
CREATE UNIQUE INDEX move_request_one_open ON move_request (activation_id) WHERE state = 'open';

CREATE TRIGGER activation_kept BEFORE DELETE ON activation FOR EACH ROW EXECUTE FUNCTION forbid();
CREATE TRIGGER activation_never_emptied BEFORE TRUNCATE ON activation FOR EACH STATEMENT EXECUTE FUNCTION forbid();
CREATE TRIGGER activation_move_kept BEFORE UPDATE OR DELETE ON activation_move FOR EACH ROW EXECUTE FUNCTION forbid();
CREATE TRIGGER activation_move_never_emptied BEFORE TRUNCATE ON activation_move FOR EACH STATEMENT EXECUTE FUNCTION forbid();
