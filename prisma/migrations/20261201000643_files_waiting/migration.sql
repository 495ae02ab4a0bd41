-- AlterTable
ALTER TABLE "activation" ADD COLUMN     "wait_told_at" TIMESTAMPTZ(6);

-- Nobody is told of what passed on before.
UPDATE activation SET wait_told_at = tierline_now() WHERE continues_id IS NOT NULL;

-- The few that somebody is still to be told of.
CREATE INDEX activation_waiting ON activation (vendor_id) WHERE continues_id IS NOT NULL AND wait_told_at IS NULL AND NOT leased AND state = 'active';
