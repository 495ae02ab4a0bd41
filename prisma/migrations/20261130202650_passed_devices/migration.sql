-- AlterTable
ALTER TABLE "activation" ADD COLUMN     "continues_id" UUID,
ADD COLUMN     "passes_on" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE UNIQUE INDEX "activation_continues_id_key" ON "activation"("continues_id");

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_continues_id_fkey" FOREIGN KEY ("continues_id") REFERENCES "activation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
