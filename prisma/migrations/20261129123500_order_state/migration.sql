-- DropIndex
DROP INDEX "purchase_order_account_id_number_key_key";

-- AlterTable
ALTER TABLE "purchase_order" ADD COLUMN     "cancelled_at" TIMESTAMPTZ(6),
ADD COLUMN     "cancelled_by_id" UUID,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'open',
ADD COLUMN     "state_reason" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "purchase_order_account_id_number_key_idx" ON "purchase_order"("account_id", "number_key");

-- CreateIndex
CREATE INDEX "purchase_order_cancelled_by_id_idx" ON "purchase_order"("cancelled_by_id");

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_cancelled_by_id_fkey" FOREIGN KEY ("cancelled_by_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE purchase_order ADD CONSTRAINT purchase_order_state CHECK (state IN ('open', 'cancelled')),
  ADD CONSTRAINT purchase_order_cancelled CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL) AND (state = 'cancelled') = (cancelled_by_id IS NOT NULL));

-- The number of a cancelled order is free again.
CREATE UNIQUE INDEX purchase_order_one_number ON purchase_order (account_id, number_key) WHERE state = 'open';
