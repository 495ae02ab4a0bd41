-- AlterTable
ALTER TABLE "site" ADD COLUMN     "operation_id" UUID;

-- CreateIndex
CREATE INDEX "site_operation_id_idx" ON "site"("operation_id");

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
