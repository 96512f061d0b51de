import { createRequire } from "node:module";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

// graphql ships two builds; its classes are compared by identity, so everything must load the one that Node itself takes.
const graphql = createRequire(join(import.meta.dirname, "subgraphs/_kit/package.json")).resolve("graphql");

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    include: ["{plugins,subgraphs,schema,router,portal}/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
