import { defineService } from "@civicgraph/plugin-sdk";
import { expect, test } from "vitest";
import type { SubgraphDefinition } from "../subgraph.ts";
import { createTestDatabase, startTestServer } from "../testing/test-database.ts";
import { migrate } from "./orm.ts";
import { provision } from "./provision.ts";
import { subgraphUrl } from "./urls.ts";

const definition: SubgraphDefinition = {
  manifest: defineService({ name: "parks", version: "0.1.0", permissions: [], settings: [], emits: [], consumes: [] }),
  folder: import.meta.dirname,
  entities: [],
  resolvers: [class {}],
  migrations: [],
};

test("a second start finds its tables and changes nothing", async () => {
  const server = await startTestServer();
  const database = await createTestDatabase(server);
  try {
    await provision(database.url, ["parks"], "test-secret-0123456789abcdef");
    const url = subgraphUrl("parks", "migrator", database.url, "test-secret-0123456789abcdef");
    await migrate(definition, url);
    await expect(migrate(definition, url)).resolves.toBeUndefined();
  } finally {
    await database.drop();
    await server.stop();
  }
});
