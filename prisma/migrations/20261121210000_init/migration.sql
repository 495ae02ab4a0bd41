-- The database's clock: the transaction's time, or the moved one of demo data and tests (setting tierline.now of the connection).
CREATE FUNCTION tierline_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('tierline.now', true), '')::timestamptz, now())
$$;

-- Free text is looked for in names of accounts and products alone.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "vendor" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "programme" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "vendor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "identifier_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "country" TEXT,
    "language" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "activated_at" TIMESTAMPTZ(6),
    "visible_to_partners" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relation" (
    "upper_id" UUID NOT NULL,
    "lower_id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "relation_pkey" PRIMARY KEY ("upper_id","lower_id")
);

-- CreateTable
CREATE TABLE "portal_user" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "mobile" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "may_sign_in" BOOLEAN NOT NULL,
    "shared_login" BOOLEAN NOT NULL DEFAULT false,
    "marketing_mail" BOOLEAN NOT NULL DEFAULT false,
    "expiry_mail" BOOLEAN NOT NULL DEFAULT false,
    "password_hash" TEXT,
    "password_kind" TEXT,
    "initial_password_expires_at" TIMESTAMPTZ(6),
    "accepted_legal" JSONB NOT NULL DEFAULT '{}',
    "last_sign_in_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "portal_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "refresh_hash" TEXT NOT NULL,
    "previous_refresh_hash" TEXT,
    "rotated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "actor_id" UUID,
    "account_id" UUID,
    "kind" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "reply" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "sku_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "term_months" INTEGER,
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "order_number" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "operation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line_item" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "entitlement_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "from_account_id" UUID NOT NULL,
    "contact_id" UUID,
    "parent_id" UUID,
    "root_id" UUID NOT NULL,
    "activation_id" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "expires_on" DATE,
    "state" TEXT NOT NULL DEFAULT 'open',
    "state_reason" TEXT NOT NULL DEFAULT '',
    "operation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),

    CONSTRAINT "line_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holding" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "unit" UUID NOT NULL,
    "upper_id" UUID,
    "input" BIGINT NOT NULL DEFAULT 0,
    "output" BIGINT NOT NULL DEFAULT 0,
    "received" BIGINT NOT NULL DEFAULT 0,
    "given_back" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "holding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "operation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "unit" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "quantity" BIGINT NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("operation_id","seq")
);

-- CreateTable
CREATE TABLE "custody" (
    "upper_id" UUID NOT NULL,
    "lower_id" UUID NOT NULL,

    CONSTRAINT "custody_pkey" PRIMARY KEY ("upper_id","lower_id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "vendor_id" UUID NOT NULL,
    "operation_id" UUID NOT NULL,
    "account_id" UUID,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "user_id" UUID,
    "line_item_id" UUID,
    "language" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "secret" TEXT,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),
    "response" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT tierline_now(),
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "vendor_slug_key" ON "vendor"("slug");

-- CreateIndex
CREATE INDEX "account_vendor_id_tier_idx" ON "account"("vendor_id", "tier");

-- CreateIndex
CREATE UNIQUE INDEX "account_vendor_id_identifier_key_key" ON "account"("vendor_id", "identifier_key");

-- CreateIndex
CREATE UNIQUE INDEX "account_vendor_id_name_key_key" ON "account"("vendor_id", "name_key");

-- CreateIndex
CREATE INDEX "relation_lower_id_idx" ON "relation"("lower_id");

-- CreateIndex
CREATE INDEX "portal_user_account_id_idx" ON "portal_user"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "portal_user_vendor_id_email_key_key" ON "portal_user"("vendor_id", "email_key");

-- CreateIndex
CREATE UNIQUE INDEX "session_refresh_hash_key" ON "session"("refresh_hash");

-- CreateIndex
CREATE UNIQUE INDEX "session_previous_refresh_hash_key" ON "session"("previous_refresh_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "operation_vendor_id_at_id_idx" ON "operation"("vendor_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "operation_account_id_at_id_idx" ON "operation"("account_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "product_vendor_id_sku_key_key" ON "product"("vendor_id", "sku_key");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_vendor_id_order_key_key" ON "entitlement"("vendor_id", "order_key");

-- CreateIndex
CREATE UNIQUE INDEX "line_item_activation_id_key" ON "line_item"("activation_id");

-- CreateIndex
CREATE INDEX "line_item_account_id_created_at_id_idx" ON "line_item"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "line_item_from_account_id_created_at_id_idx" ON "line_item"("from_account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "line_item_vendor_id_created_at_id_idx" ON "line_item"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "line_item_parent_id_idx" ON "line_item"("parent_id");

-- CreateIndex
CREATE INDEX "line_item_root_id_idx" ON "line_item"("root_id");

-- CreateIndex
CREATE INDEX "line_item_entitlement_id_idx" ON "line_item"("entitlement_id");

-- CreateIndex
CREATE INDEX "line_item_product_id_idx" ON "line_item"("product_id");

-- CreateIndex
CREATE INDEX "holding_unit_idx" ON "holding"("unit");

-- CreateIndex
CREATE INDEX "holding_upper_id_idx" ON "holding"("upper_id");

-- CreateIndex
CREATE UNIQUE INDEX "holding_id_unit_key" ON "holding"("id", "unit");

-- CreateIndex
CREATE INDEX "transfer_from_id_idx" ON "transfer"("from_id");

-- CreateIndex
CREATE INDEX "transfer_to_id_idx" ON "transfer"("to_id");

-- CreateIndex
CREATE INDEX "transfer_unit_idx" ON "transfer"("unit");

-- CreateIndex
CREATE INDEX "custody_lower_id_idx" ON "custody"("lower_id");

-- CreateIndex
CREATE INDEX "mail_line_item_id_created_at_idx" ON "mail"("line_item_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "mail_user_id_created_at_idx" ON "mail"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "mail_vendor_id_created_at_id_idx" ON "mail"("vendor_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "mail_account_id_created_at_id_idx" ON "mail"("account_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_vendor_id_fkey" FOREIGN KEY ("vendor_id") REFERENCES "vendor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_upper_id_fkey" FOREIGN KEY ("upper_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_lower_id_fkey" FOREIGN KEY ("lower_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_user" ADD CONSTRAINT "portal_user_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "portal_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_item" ADD CONSTRAINT "line_item_id_fkey" FOREIGN KEY ("id") REFERENCES "holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_item" ADD CONSTRAINT "line_item_entitlement_id_fkey" FOREIGN KEY ("entitlement_id") REFERENCES "entitlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_item" ADD CONSTRAINT "line_item_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_item" ADD CONSTRAINT "line_item_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_item" ADD CONSTRAINT "line_item_from_account_id_fkey" FOREIGN KEY ("from_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_item" ADD CONSTRAINT "line_item_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "portal_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_item" ADD CONSTRAINT "line_item_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "line_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_item" ADD CONSTRAINT "line_item_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holding" ADD CONSTRAINT "holding_upper_id_fkey" FOREIGN KEY ("upper_id") REFERENCES "holding"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_from_id_unit_fkey" FOREIGN KEY ("from_id", "unit") REFERENCES "holding"("id", "unit") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_to_id_unit_fkey" FOREIGN KEY ("to_id", "unit") REFERENCES "holding"("id", "unit") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody" ADD CONSTRAINT "custody_upper_id_fkey" FOREIGN KEY ("upper_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody" ADD CONSTRAINT "custody_lower_id_fkey" FOREIGN KEY ("lower_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "account_name_trgm" ON "account" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "product_name_trgm" ON "product" USING GIN ("name" gin_trgm_ops);
