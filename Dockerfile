# Tongcun: server and built dashboard in one image. Data lives in a PostGIS server (DATABASE_URL) or, without one, in
# the embedded database under /data.

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:20-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY geodata ./geodata
COPY etl ./etl
COPY api ./api
COPY --from=build --chown=node:node /app/dashboard/dist ./dashboard/dist
USER node
VOLUME /data
EXPOSE 8080
# The first start makes and loads the database; it listens and answers /healthz all the while.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
# Not through npm, so that signals reach the server itself. The page was built above.
CMD ["node", "--import", "tsx", "api/main.ts", "--no-build"]
