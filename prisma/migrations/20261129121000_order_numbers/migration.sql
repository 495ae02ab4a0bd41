-- Order numbers are those of the buyer: unique within an account, no longer within the vendor. What is there was unique within the vendor, and so it is within the account.
-- A further delivery on an order has the order's key with its own id behind a control character, so that one entitlement only is the first.

-- DropIndex
DROP INDEX "entitlement_vendor_id_order_key_key";
DROP INDEX "purchase_order_vendor_id_number_key_key";

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_account_id_order_key_key" ON "entitlement"("account_id", "order_key");
CREATE INDEX "entitlement_vendor_id_order_key_idx" ON "entitlement"("vendor_id", "order_key");
CREATE UNIQUE INDEX "purchase_order_account_id_number_key_key" ON "purchase_order"("account_id", "number_key");
CREATE INDEX "purchase_order_vendor_id_number_key_idx" ON "purchase_order"("vendor_id", "number_key");
