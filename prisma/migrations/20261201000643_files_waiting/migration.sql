-- AlterTable
ALTER TABLE "activation" ADD COLUMN     "wait_told_at" TIMESTAMPTZ(6);

-- No mail goes out about devices that passed on before.
UPDATE activation SET wait_told_at = tierline_now() WHERE continues_id IS NOT NULL;

-- The few that no mail has gone out about yet.
CREATE INDEX activation_waiting ON activation (vendor_id) WHERE continues_id IS NOT NULL AND wait_told_at IS NULL AND NOT leased AND state = 'active';
