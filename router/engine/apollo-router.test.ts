import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../config.ts";

const yaml = readFileSync(join(import.meta.dirname, "apollo-router.yaml"), "utf8");
const fetcher = readFileSync(join(import.meta.dirname, "subgraph-fetch.ts"), "utf8");
const config = readConfig({ ROUTER_KEY: "a-router-key-for-tests" });

test("Apollo Router and the embedded engine have the same limits and timeouts where nothing is set", () => {
  const shared = Object.fromEntries(Object.entries(config).filter(([name]) => /^(LIMIT|SUBGRAPH)_/.test(name)));
  const defaults = [...yaml.matchAll(/\$\{env\.((?:LIMIT|SUBGRAPH)_\w+):-(\d+)\}/g)].map(
    ([, name = "", value]) => [name, Number(value)] as const,
  );
  expect(defaults.map(([name]) => name)).toEqual(["LIMIT_BODY_BYTES", "LIMIT_TOKENS", "SUBGRAPH_RESPONSE_BYTES", "SUBGRAPH_TIMEOUT_MS"]);
  for (const [name, value] of defaults) expect(value).toBe(shared[name]);
});

test("both engines hand the same headers on to the subgraphs", () => {
  const named = [...yaml.matchAll(/(?:named|name): ([\w-]+)/g)].map(([, name]) => name);
  for (const name of named) expect(fetcher).toMatch(new RegExp(`\\b${name}\\b`));
  expect(named.sort()).toEqual(["accept-language", "authorization", "x-civicgraph-client", "x-civicgraph-router-key", "x-correlation-id"]);
});

test("nothing in it needs a licence", () => {
  expect(yaml).not.toMatch(
    /^\s*(max_depth|max_height|max_aliases|max_root_fields|coprocessor|authentication|authorization|subscription|persisted_queries|demand_control|entity caching):/m,
  );
});
