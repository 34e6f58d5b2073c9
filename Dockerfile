FROM node:24-slim AS build
WORKDIR /bot
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /bot
COPY --from=build --chown=root:root /bot/package.json ./
COPY --from=build --chown=root:root /bot/node_modules node_modules
COPY --from=build --chown=root:root /bot/scripts/start.mjs /bot/scripts/deliver.mjs scripts/
COPY --from=build --chown=root:root /bot/dist/bot dist/bot
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.OPS_PORT || 9090) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would keep SIGTERM from the bot.
CMD ["node", "--max-semi-space-size=8", "scripts/start.mjs"]
