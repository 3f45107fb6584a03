# The relay as a container: `docker build -t navis .`, then `docker run` or compose.yaml. See docs/operate.md.
# The release of Node is that of devDependencies.node in package.json (tests/operate/container.test.ts).
FROM node:26.10.0-slim AS source
WORKDIR /navis
COPY package.json package-lock.json .npmrc ./

# The widget and the demo's studio. Scripts of packages bring Node itself, which is here already.
FROM source AS widget
RUN npm ci --ignore-scripts
COPY vite.config.ts tsconfig.json ./
COPY scripts scripts
COPY protocol protocol
COPY widget widget
COPY demo demo
# Earlier releases, so that pages loaded before a deploy keep working: the address of the relay that runs now.
ARG KEEP_FROM=
RUN node scripts/build.ts ${KEEP_FROM:+--keep "$KEEP_FROM"}

FROM source AS packages
RUN npm ci --ignore-scripts --omit=dev && npm cache clean --force

FROM node:26.10.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 NAVIS_DATA=/data
WORKDIR /navis
COPY --from=packages /navis/node_modules node_modules
COPY package.json ./
COPY protocol protocol
COPY server server
COPY demo demo
COPY --from=widget /navis/dist dist
# All but this folder may be read-only; its owner alone may read it.
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8787
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8787}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/cli.ts", "serve"]
