# An image for a job of Kubernetes with indices, or for any machine that has only containers:
#
#   docker build -t callspec .
#   docker run --rm callspec check 31.6
#
# In a job each pod takes its part and leaves a blob on the volume at /work, where `callspec merge blobs` makes one run of them:
#
#   command: ["sh", "-c", "callspec check --shard $((JOB_COMPLETION_INDEX + 1))/4 --reporter blob"]
#
# For a Python of your own, begin another image `FROM callspec` and add it.
FROM node:24-bookworm-slim AS build
WORKDIR /callspec
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm pack --ignore-scripts --pack-destination /tmp

FROM node:24-bookworm-slim
COPY --from=build /tmp/callspec-*.tgz /tmp/
RUN npm install --global --no-audit --no-fund /tmp/callspec-*.tgz && rm /tmp/callspec-*.tgz
WORKDIR /work
RUN chown node:node /work
USER node
ENTRYPOINT ["callspec"]
CMD ["check"]
