import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

describe("the router's environment", () => {
  it("names all its faults at once", () => {
    expect(() => readConfig({ GRAPH_PORT: "many", LIMIT_DEPTH: "-1" })).toThrow(
      /GRAPH_PORT[\s\S]*LIMIT_DEPTH|LIMIT_DEPTH[\s\S]*GRAPH_PORT/,
    );
    expect(() => readConfig({})).toThrow(/ROUTER_KEY/);
  });
  it("takes empty variables as not set, and derives the host from its port", () => {
    const config = readConfig({
      ROUTER_KEY: "0123456789abcdef",
      HOST_URL: "",
      HOST_PORT: "4101",
      SUBGRAPH_URL_PET_REGISTRATION: "http://10.0.0.7:4001",
    });
    expect(config.hostUrl).toBe("http://127.0.0.1:4101");
    expect(config.subgraphUrls.get("pet-registration")).toBe("http://10.0.0.7:4001");
    expect(config.DEMO).toBe(false);
  });
});
