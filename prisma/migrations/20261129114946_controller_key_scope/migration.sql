-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "customer_id" UUID;

-- CreateIndex
CREATE INDEX "api_key_customer_id_idx" ON "api_key"("customer_id");

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The key of a controller reads and switches the licences of that controller alone; keys that were made before keep their controller and
-- reach all customers of their account, as they did. Only such a key is limited to a customer.
ALTER TABLE api_key ADD CONSTRAINT api_key_customer CHECK (customer_id IS NULL OR controller IS NOT NULL);

-- As before, and besides: whom a key speaks for, and at which customer, never changes.
CREATE OR REPLACE FUNCTION key_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at
     OR (NEW.id, NEW.vendor_id, NEW.account_id, NEW.level, NEW.hash, NEW.expires_on, NEW.controller, NEW.customer_id)
       IS DISTINCT FROM (OLD.id, OLD.vendor_id, OLD.account_id, OLD.level, OLD.hash, OLD.expires_on, OLD.controller, OLD.customer_id) THEN
    RAISE EXCEPTION 'an API key is revoked for good, and stays what it is' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
