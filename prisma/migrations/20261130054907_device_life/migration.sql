-- DropForeignKey
ALTER TABLE "activation" DROP CONSTRAINT "activation_replaced_by_id_fkey";

-- DropIndex
DROP INDEX "activation_replaced_by_id_key";

-- AlterTable
ALTER TABLE "activation" DROP COLUMN "replaced_by_id",
ADD COLUMN     "handed_copies" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "handed_until" TIMESTAMPTZ(6),
ADD COLUMN     "replaces_id" UUID,
ADD COLUMN     "returning_by_id" UUID;

-- AlterTable
ALTER TABLE "move_request" ADD COLUMN     "released" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "activation_replaces_id_idx" ON "activation"("replaces_id");

-- CreateIndex
CREATE INDEX "activation_returning_by_id_idx" ON "activation"("returning_by_id");

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "activation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was handed out before: the present file, where it was fetched.
UPDATE activation SET handed_copies = file_copies, handed_until = expires_at + make_interval(days => grace_days) WHERE fetched_generation > 0;

ALTER TABLE activation ADD CONSTRAINT activation_handed CHECK (handed_copies >= 0 AND (handed_copies > 0) = (handed_until IS NOT NULL));
ALTER TABLE move_request ADD CONSTRAINT move_request_released CHECK (NOT released OR state = 'accepted');

-- As before, and besides: that no more copies of a line item have moved within a year than was read (E13).
CREATE OR REPLACE FUNCTION fact_holds(kind text, fact uuid, read int) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  CASE kind
    WHEN 'account' THEN PERFORM 1 FROM account WHERE id = fact AND version = read;
    WHEN 'user' THEN PERFORM 1 FROM portal_user WHERE id = fact AND version = read;
    WHEN 'key' THEN PERFORM 1 FROM api_key WHERE id = fact AND version = read AND revoked_at IS NULL AND expires_on >= (tierline_now() AT TIME ZONE 'UTC')::date;
    WHEN 'session' THEN PERFORM 1 FROM session WHERE id = fact AND ended_at IS NULL AND expires_at > now();
    WHEN 'line' THEN PERFORM 1 FROM line_item WHERE id = fact AND version = read;
    WHEN 'below' THEN PERFORM 1 FROM (
      WITH RECURSIVE below AS (SELECT id, version FROM line_item WHERE id = fact UNION ALL SELECT l.id, l.version FROM line_item l JOIN below b ON l.parent_id = b.id)
      SELECT sum(version) AS versions FROM below) s WHERE s.versions = read;
    WHEN 'product' THEN PERFORM 1 FROM product WHERE id = fact AND version = read;
    WHEN 'order' THEN PERFORM 1 FROM purchase_order WHERE id = fact AND version = read;
    WHEN 'site' THEN PERFORM 1 FROM site WHERE id = fact AND version = read;
    WHEN 'seats' THEN PERFORM 1 FROM (SELECT coalesce(sum(version), 0) AS versions FROM seat WHERE account_id = fact) s WHERE s.versions = read;
    WHEN 'moves' THEN PERFORM 1 WHERE read >= (
      SELECT coalesce(sum(m.copies), 0) FROM activation_move m
      WHERE m.line_item_id = fact AND m.at > tierline_now() - interval '365 days'
        AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.reverses_id = m.operation_id));
  END CASE;
  RETURN FOUND;
END $$;
