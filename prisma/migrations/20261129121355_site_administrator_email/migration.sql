-- CreateIndex
CREATE INDEX "site_administrator_vendor_id_email_key_idx" ON "site_administrator"("vendor_id", "email_key");
