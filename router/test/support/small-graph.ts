import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { composeSupergraph } from "@civicgraph/schema/compose-supergraph";
import { type DocumentNode, type GraphQLSchema, graphql, parse } from "graphql";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n`;

/** Two subgraphs as small as they can be: complaints with their street, and the crews that mend. */
export const COMPLAINTS = `${LINK}
  type Query {
    complaint(id: ID!): Complaint
    complaints(first: Int, after: String): ComplaintConnection!
    slow: String
    broken: String
    refused: String
    misbehaving: String
  }
  type Mutation { rename(id: ID!, street: String!): Complaint  slowRename(id: ID!): Complaint }
  type ComplaintConnection { nodes: [Complaint!]! totalCount: Int! }
  type Complaint @key(fields: "id") { id: ID! street: String tags: [Tag!]! related: Complaint  others(first: Int): ComplaintConnection! }
  type Tag { name: String! of: Complaint }
`;
export const CREWS = `${LINK}
  type Query { crews: [Crew!]  crew(id: ID!): Crew }
  type Crew { name: String! }
  type Complaint @key(fields: "id") { id: ID! crew: Crew }
`;

/** A subgraph on a port of its own, answering by graphql alone; it remembers what it was asked. */
export class SmallSubgraph {
  readonly requests: { headers: IncomingHttpHeaders; query: string }[] = [];
  private server: Server | null = null;
  private port = 0;

  private constructor(private readonly schema: GraphQLSchema) {}

  static async start(sdl: string, resolvers: Record<string, unknown>): Promise<SmallSubgraph> {
    const subgraph = new SmallSubgraph(buildSubgraphSchema([{ typeDefs: parse(sdl) as DocumentNode, resolvers: resolvers as never }]));
    await subgraph.up();
    return subgraph;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/graphql`;
  }

  /** Starts again on the same port. */
  async up(): Promise<void> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", async () => {
        const { query, variables } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { query: string; variables: object };
        this.requests.push({ headers: request.headers, query });
        const result = await graphql({ schema: this.schema, source: query, variableValues: variables as Record<string, unknown> });
        response.setHeader("content-type", "application/json").end(JSON.stringify(result));
      });
    });
    await new Promise<void>((done) => server.listen(this.port, "127.0.0.1", done));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async down(): Promise<void> {
    const server = this.server;
    this.server = null;
    server?.closeAllConnections();
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }
}

export interface SmallGraph {
  complaints: SmallSubgraph;
  crews: SmallSubgraph;
  /** File with the supergraph. */
  supergraph: string;
  stop(): Promise<void>;
}

/** The small graph, running, composed into a file of its own folder. */
export async function startSmallGraph(complaintResolvers: Record<string, unknown>): Promise<SmallGraph> {
  const complaints = await SmallSubgraph.start(COMPLAINTS, complaintResolvers);
  const crews = await SmallSubgraph.start(CREWS, {
    Query: { crews: () => [{ name: "north" }], crew: () => ({ name: "north" }) },
    Complaint: { crew: ({ id }: { id: string }) => ({ name: `crew of ${id}` }) },
  });
  const supergraph = join(mkdtempSync(join(tmpdir(), "civicgraph-router-")), "supergraph.graphql");
  writeFileSync(supergraph, composeSmall({ complaints: COMPLAINTS, crews: CREWS }, { complaints, crews }));
  return {
    complaints,
    crews,
    supergraph,
    stop: async () => {
      await complaints.down();
      await crews.down();
    },
  };
}

/** A supergraph of the small subgraphs, perhaps with another SDL. */
export function composeSmall(sdls: Record<string, string>, subgraphs: Record<string, SmallSubgraph>): string {
  return composeSupergraph(new Map(Object.entries(sdls)), (name) => subgraphs[name]?.url ?? "http://127.0.0.1:9/none");
}
