-- CreateIndex
CREATE INDEX "mail_operation_id_idx" ON "mail"("operation_id");
