-- AlterTable
ALTER TABLE "signing_key" DROP COLUMN "warned_days";
