import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSchema, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../config.ts";
import { callerHeaders, engineSettings, KEY_HEADER } from "../settings.ts";
import { routerConfiguration } from "./configuration.ts";
import { engineSupergraph } from "./engine-supergraph.ts";
import { findRouter } from "./find-router.ts";
import { askedRoots, RootFields } from "./root-fields.ts";
import { emptyData, translateErrors } from "./translate-errors.ts";

const given = { ROUTER_KEY: "a-router-key-for-tests", ROUTER_CACHE: process.env.ROUTER_CACHE ?? "", PATH: process.env.PATH ?? "" };
const settings = (env: Record<string, string> = {}) => engineSettings(readConfig({ ...given, ...env }));
const places = { socket: "/run/engine/s", scripts: "/run/engine" };
const found = findRouter(readConfig(given));

describe("the configuration of Apollo Router", () => {
  it("follows the settings of both engines", () => {
    const configuration = routerConfiguration(
      settings({
        LIMIT_BODY_BYTES: "1000",
        LIMIT_TOKENS: "70",
        LIMIT_RECURSION: "9",
        SUBGRAPH_RESPONSE_BYTES: "5000",
        SUBGRAPH_TIMEOUT_MS: "1234",
        SUBGRAPH_TIMEOUT_OF_BILLING: "4321",
        OTLP_ENDPOINT: "http://collector:4317",
        COUNT_FETCHES: "1",
      }),
      places,
    );
    expect(configuration.limits).toEqual({
      router: { http_max_request_bytes: 2000, parser_max_tokens: 140, parser_max_recursion: 9 },
      subgraph: { all: { http_max_response_size: "5000B" } },
    });
    expect(configuration.traffic_shaping).toMatchObject({ all: { timeout: "1234ms" }, subgraphs: { billing: { timeout: "4321ms" } } });
    expect(configuration.telemetry.exporters).toMatchObject({ tracing: { otlp: { endpoint: "http://collector:4317" } } });
    expect(configuration.rhai).toEqual({ scripts: "/run/engine", main: "count-fetches.rhai" });
    expect(routerConfiguration(settings(), places)).not.toHaveProperty("rhai");
    expect(routerConfiguration(settings(), places).telemetry.exporters).not.toHaveProperty("tracing");
  });

  it("hands on to the subgraphs what the embedded engine's fetches carry, and no other header", () => {
    const { request } = routerConfiguration(settings(), places).headers.all;
    const names = request.map((rule) => ("insert" in rule ? rule.insert.name : rule.propagate.named));
    const carried = Object.keys(callerHeaders({ authorization: "x", locale: "en", correlationId: "x", clientAddress: "x" }));
    expect(names).toEqual([...carried, KEY_HEADER]);
  });

  it("keeps the router's key out of the file, and needs no licence", () => {
    const text = JSON.stringify(routerConfiguration(settings(), places));
    expect(text).not.toContain(given.ROUTER_KEY);
    expect(text).not.toMatch(
      /"(max_depth|max_height|max_aliases|max_root_fields|coprocessor|authentication|authorization|subscription|persisted_queries|demand_control|preview_entity_cache)":/,
    );
  });

  it.skipIf(!found)("is accepted by `router config validate`, with everything on", () => {
    const folder = mkdtempSync(join(tmpdir(), "civicgraph-validate-"));
    const file = join(folder, "router.yaml");
    const all = settings({ OTLP_ENDPOINT: "http://127.0.0.1:4317", COUNT_FETCHES: "1", SUBGRAPH_TIMEOUT_OF_BILLING: "30000" });
    writeFileSync(file, JSON.stringify(routerConfiguration(all, places), null, 2));
    const validate = (path: string) =>
      execFileSync(found?.binary ?? "", ["config", "validate", path], {
        encoding: "utf8",
        env: { ROUTER_KEY: given.ROUTER_KEY },
        stdio: "pipe",
      });
    expect(validate(file)).toMatch(/is valid/);
    // That it refuses at all: a name it does not know.
    writeFileSync(file, JSON.stringify({ ...routerConfiguration(all, places), no_such_thing: true }));
    expect(() => validate(file)).toThrow();
    rmSync(folder, { recursive: true });
  });
});

const SUPERGRAPH = `
  schema @link(url: "https://specs.apollo.dev/link/v1.0") { query: Query }
  enum join__Graph {
    BILLING @join__graph(name: "billing", url: "http://127.0.0.1:4001/billing/graphql")
    DOGS @join__graph(name: "dogs", url: "http://10.0.0.9:80/graphql")
  }
  type Query { bills: [Int] @join__field(graph: BILLING) dogs: Int! @join__field(graph: DOGS) both: Int }
`;

describe("the supergraph of Apollo Router", () => {
  it("names each subgraph where it stands, and tells its digest", () => {
    const { sdl, digest } = engineSupergraph(SUPERGRAPH, { hostUrl: "http://host:9", subgraphUrls: new Map() });
    expect(sdl).toContain('@join__graph(name: "billing", url: "http://host:9/billing/graphql")');
    expect(sdl).toContain('url: "http://10.0.0.9/graphql"');
    expect(parse(sdl).definitions[0]).toMatchObject({ description: { value: digest } });
    const moved = engineSupergraph(SUPERGRAPH, { hostUrl: "http://host:9", subgraphUrls: new Map([["dogs", "http://kennel:7"]]) });
    expect(moved.sdl).toContain("http://kennel:7/graphql");
  });
});

describe("an error of Apollo Router", () => {
  const document = parse("query Q { ...F mine: bills both } fragment F on Query { dogs }");
  const operation = document.definitions[0];
  if (operation?.kind !== "OperationDefinition") throw new Error("no operation");
  const asked = { roots: askedRoots(document, operation), isMutation: false, onFailure: () => undefined };
  const roots = new RootFields(SUPERGRAPH);
  const failed = (code: string, service: string, path: string[] = []) => ({
    message: "tcp connect error 10.0.0.9",
    path,
    extensions: { code, service },
  });

  it("of a subgraph that does not answer stands on each field that was asked of it and is empty", () => {
    const told = translateErrors([failed("SUBREQUEST_HTTP_ERROR", "billing")], { mine: null, both: 1, dogs: 2 }, asked, roots);
    expect(told).toEqual([{ message: "UNAVAILABLE", extensions: { code: "UNAVAILABLE", key: "error.UNAVAILABLE", at: ["mine"] } }]);
    const deeper = translateErrors([failed("SUBREQUEST_MALFORMED_RESPONSE", "billing", ["dogs"])], {}, asked, roots);
    expect(deeper[0]?.extensions).toMatchObject({ code: "UNAVAILABLE", at: ["dogs"] });
  });
  it("of a write that came too late says that its outcome is unknown", () => {
    const told = translateErrors([failed("GATEWAY_TIMEOUT", "dogs")], null, { ...asked, isMutation: true }, roots);
    expect(told.map((one) => one.extensions?.key)).toEqual(["error.outcomeUnknown", "error.outcomeUnknown"]);
  });
  it("that a subgraph gave itself is left alone", () => {
    const refusal = { message: "no", path: ["mine"], extensions: { code: "CONFLICT" } };
    expect(translateErrors([refusal], { mine: null }, asked, roots)).toEqual([refusal]);
  });
  it("leaves each field null by itself where the schema lets it be", () => {
    const schema = buildSchema("type Query { bills: Int both: Int dogs: Int! }");
    const lenient = { ...asked, roots: asked.roots.filter(({ field }) => field !== "dogs") };
    expect(emptyData(null, lenient, schema)).toEqual({ mine: null, both: null });
    expect(emptyData(null, asked, schema)).toBeNull();
    expect(emptyData(undefined, asked, schema)).toBeUndefined();
  });
});
