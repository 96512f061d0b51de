import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SmallCity, startSmallCity } from "./support/small-city.ts";

// The audit that the authors of GraphQL over HTTP keep, through the edge: everything that a server MUST, SHOULD and MAY do.
describe("GraphQL over HTTP", () => {
  let city: SmallCity;
  beforeAll(async () => {
    city = await startSmallCity();
  });
  afterAll(() => city.stop());

  const audits = serverAudits({
    url: () => `${city.url}/graphql`,
    // As a client of ours asks: by GET only with a header that no page of another site can send by itself.
    fetchFn: (url: string, init?: RequestInit) => fetch(url, { ...init, headers: { ...init?.headers, "graphql-preflight": "1" } }),
  });

  it("is asked all 61 questions of the audit", () => {
    expect(audits).toHaveLength(61);
  });
  it.each(audits.map(({ name, id, fn }) => [`${name} (${id})`, fn] as const))("%s", async (_name, fn) => {
    const result = await fn();
    expect(result.status === "ok" ? "ok" : result.reason).toBe("ok");
  });
});
