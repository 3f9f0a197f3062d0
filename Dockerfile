# The hub in a container. Data lives in the volume /data; everything else can be thrown away.
FROM node:26-slim AS install
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 VIJVER_DATA=/data
WORKDIR /hub
COPY --from=install /hub/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin ./bin
COPY src ./src
COPY shapes ./shapes
COPY vocab ./vocab
COPY assets ./assets
COPY fixtures/demo ./fixtures/demo
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/vijver.js"]
CMD ["serve"]
