# One image for the API, the worker and the migration step; docker-compose.yml says which is which.

FROM node:24-bookworm-slim AS base
WORKDIR /app
RUN npm install --global pnpm@12.21.0
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/portal/package.json apps/portal/
COPY packages/contract/package.json packages/contract/
COPY packages/core/package.json packages/core/
COPY packages/database/package.json packages/database/
COPY packages/domain/package.json packages/domain/
COPY packages/mail/package.json packages/mail/

# What is made from the sources: the Prisma client and the portal.
FROM base AS build
RUN pnpm install --frozen-lockfile
COPY . .
RUN node tools/generate.ts && pnpm --dir apps/portal exec vite build

# What runs: neither tools nor the embedded Postgres.
FROM base AS dependencies
RUN pnpm install --frozen-lockfile --prod --no-optional --filter '@tierline/api...'

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=dependencies /app ./
COPY packages packages
COPY apps/api apps/api
COPY prisma prisma
COPY --from=build /app/packages/core/generated packages/core/generated
COPY --from=build /app/apps/portal/dist apps/portal/dist
USER node
EXPOSE 3000
CMD ["node", "apps/api/src/main.ts"]
