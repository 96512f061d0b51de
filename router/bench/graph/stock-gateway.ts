import { readFileSync } from "node:fs";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { readConfig } from "../../config.ts";
import { engineSettings, KEY_HEADER, subgraphUrl } from "../../engine/settings.ts";

// Apollo Server with @apollo/gateway as their documentation sets them up; of ours only the addresses and the headers.

const config = readConfig();
const settings = engineSettings(config);
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(settings.supergraph, "utf8"),
  buildService: ({ name, url }) =>
    new RemoteGraphQLDataSource<{ authorization?: string }>({
      url: subgraphUrl(settings, name, url),
      willSendRequest({ request, context }) {
        if (context.authorization) request.http?.headers.set("authorization", context.authorization);
        request.http?.headers.set(KEY_HEADER, settings.routerKey);
      },
    }),
});
await startStandaloneServer(new ApolloServer({ gateway }), {
  listen: { port: config.GRAPH_PORT, host: "127.0.0.1" },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
});
