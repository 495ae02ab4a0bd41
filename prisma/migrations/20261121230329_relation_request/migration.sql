-- CreateTable
CREATE TABLE "relation_request" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "upper_id" UUID NOT NULL,
    "lower_id" UUID NOT NULL,
    "typed" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),
    "decided_at" TIMESTAMPTZ(6),

    CONSTRAINT "relation_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "relation_request_vendor_id_created_at_id_idx" ON "relation_request"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "relation_request_upper_id_created_at_id_idx" ON "relation_request"("upper_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "relation_request" ADD CONSTRAINT "relation_request_upper_id_fkey" FOREIGN KEY ("upper_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation_request" ADD CONSTRAINT "relation_request_lower_id_fkey" FOREIGN KEY ("lower_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation_request" ADD CONSTRAINT "relation_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "portal_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One open request for each pair, in words that stand for states.
ALTER TABLE relation_request ADD CONSTRAINT relation_request_state CHECK (state IN ('open', 'accepted', 'declined'));
CREATE UNIQUE INDEX relation_request_one_open ON relation_request (upper_id, lower_id) WHERE state = 'open';
