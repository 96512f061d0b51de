import { mkdtempSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeSupergraph } from "@civicgraph/schema/compose-supergraph";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { createEdge } from "../edge.ts";
import type { Engine } from "../engine/engine.ts";
import { startEngine } from "../engine/start-engine.ts";
import { SmallSubgraph } from "./support/small-graph.ts";

// The pattern that the platform turns on, in its smallest form: the head of a case from casework's index, its own fields from its domain, and from billing a
// field for every case there will ever be, one of them computed from the head by `@requires`.

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@interfaceObject", "@external", "@requires"])\n`;
const SDLS: Record<string, string> = {
  casework: `${LINK}
    type Query { cases: [Case!]! }
    interface Case @key(fields: "id") { id: ID! number: String service: ID }
    type Complaint implements Case @key(fields: "id") { id: ID! number: String @shareable service: ID @shareable }
    type Dog implements Case @key(fields: "id") { id: ID! number: String @shareable service: ID @shareable }`,
  complaints: `${LINK}
    type Query { complaint(id: ID!): Complaint }
    interface Case { id: ID! number: String service: ID }
    type Complaint implements Case @key(fields: "id") { id: ID! number: String @shareable service: ID @shareable street: String }`,
  dogs: `${LINK}
    type Query { dog(id: ID!): Dog }
    type Dog @key(fields: "id") { id: ID! name: String }`,
  billing: `${LINK}
    type Query { tariffs: [String!]! }
    type Case @interfaceObject @key(fields: "id") { id: ID! number: String @external service: ID @external due: Int account: String @requires(fields: "number service") }`,
};

const head = (id: string) => ({
  __typename: id.startsWith("d") ? "Dog" : "Complaint",
  id,
  number: `NR-${id}`,
  service: id.startsWith("d") ? "dogs" : "complaints",
});
const RESOLVERS: Record<string, Record<string, unknown>> = {
  casework: {
    Query: { cases: () => ["c1", "d1", "c2"].map(head) },
    Case: { __resolveReference: ({ id }: { id: string }) => head(id) },
    Complaint: { __resolveReference: ({ id }: { id: string }) => head(id) },
    Dog: { __resolveReference: ({ id }: { id: string }) => head(id) },
  },
  complaints: {
    Query: { complaint: (_: unknown, { id }: { id: string }) => ({ ...head(id), street: "Mall Road" }) },
    Complaint: { __resolveReference: ({ id }: { id: string }) => ({ ...head(id), street: "Mall Road" }) },
  },
  dogs: {
    Query: { dog: (_: unknown, { id }: { id: string }) => ({ id, name: "Moti" }) },
    Dog: { __resolveReference: ({ id }: { id: string }) => ({ id, name: "Moti" }) },
  },
  billing: {
    Query: { tariffs: () => [] },
    Case: {
      due: ({ id }: { id: string }) => id.length * 100,
      account: ({ number, service }: { number: string; service: string }) => `${service}/${number}`,
    },
  },
};

describe("the case pattern", () => {
  const subgraphs = new Map<string, SmallSubgraph>();
  let engine: Engine;
  let edge: FastifyInstance;
  beforeAll(async () => {
    for (const [name, sdl] of Object.entries(SDLS)) subgraphs.set(name, await SmallSubgraph.start(sdl, RESOLVERS[name] ?? {}));
    const supergraph = join(mkdtempSync(join(tmpdir(), "civicgraph-case-")), "supergraph.graphql");
    writeFileSync(
      supergraph,
      composeSupergraph(new Map(Object.entries(SDLS)), (name) => subgraphs.get(name)?.url ?? ""),
    );
    const { ROUTER_ENGINE = "embedded", ROUTER_CACHE = "", PATH = "" } = process.env;
    const config = readConfig({
      ROUTER_KEY: "router-key-of-the-test",
      SUPERGRAPH: supergraph,
      COUNT_FETCHES: "1",
      ROUTER_ENGINE,
      ROUTER_CACHE,
      PATH,
    });
    const log = pino({ level: "silent" });
    engine = await startEngine(config, log);
    edge = await createEdge(config, engine, log);
    await edge.listen({ port: 0, host: "127.0.0.1" });
  });
  afterAll(async () => {
    await edge?.close();
    await engine?.stop();
    for (const subgraph of subgraphs.values()) await subgraph.down();
  });
  const ask = async (query: string) => {
    const response = await fetch(`http://127.0.0.1:${(edge.server.address() as AddressInfo).port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    return { ...((await response.json()) as object), fetches: Number(response.headers.get("x-civicgraph-fetches")) };
  };

  it("lists cases of services that casework has never heard of, in one fetch", async () => {
    expect(await ask("{ cases { __typename id number service } }")).toEqual({ data: { cases: ["c1", "d1", "c2"].map(head) }, fetches: 1 });
  });
  it("gives each its own fields from its domain, and billing's from billing", async () => {
    expect(await ask("{ cases { number due ... on Complaint { street } ... on Dog { name } } }")).toEqual({
      data: {
        cases: [
          { number: "NR-c1", due: 200, street: "Mall Road" },
          { number: "NR-d1", due: 200, name: "Moti" },
          { number: "NR-c2", due: 200, street: "Mall Road" },
        ],
      },
      fetches: 4,
    });
  });
  it("computes from the head what `@requires` it, on a list and on a domain's own path", async () => {
    expect(await ask("{ cases { account } }")).toMatchObject({
      data: { cases: [{ account: "complaints/NR-c1" }, { account: "dogs/NR-d1" }, { account: "complaints/NR-c2" }] },
    });
    expect(await ask('{ complaint(id: "c7") { street account due } }')).toMatchObject({
      data: { complaint: { street: "Mall Road", account: "complaints/NR-c7", due: 200 } },
    });
    // The plugin's type has no head of its own: it comes from casework.
    expect(await ask('{ dog(id: "d7") { name number account } }')).toMatchObject({
      data: { dog: { name: "Moti", number: "NR-d7", account: "dogs/NR-d7" } },
    });
  });
  it("empties no list when a domain is down", async () => {
    await subgraphs.get("dogs")?.down();
    expect(await ask("{ cases { number due ... on Dog { name } } }")).toMatchObject({
      data: { cases: [{ number: "NR-c1", due: 200 }, { number: "NR-d1", due: 200, name: null }, { number: "NR-c2" }] },
      errors: [{ path: ["cases"], extensions: { code: "UNAVAILABLE" } }],
    });
    await subgraphs.get("dogs")?.up();
  });
});
