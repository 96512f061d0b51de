import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** Tests before one real city (subgraphs/_host/test/support/shared-city.ts). Those that need a browser are named `*.browser.e2e.ts`. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["subgraphs/_host/test/e2e/**/*.e2e.ts"],
    globalSetup: "subgraphs/_host/test/support/shared-city.ts",
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
