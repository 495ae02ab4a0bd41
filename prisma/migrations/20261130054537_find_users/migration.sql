-- CreateIndex
CREATE INDEX "portal_user_search_key_trgm" ON "portal_user" USING GIN ("search_key" gin_trgm_ops);
