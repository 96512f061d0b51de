import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import type { RequestContext } from "../context.ts";
import { formatErrorFor } from "../graphql/format-error.ts";

/** Puts every error of an answer into the caller's language, or behind a correlation id: needs the context, which `formatError` has not. */
const errorsInTheCallersLanguage: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ errors, response, contextValue }) {
        if (response.body.kind !== "single" || !errors?.length) return;
        const format = formatErrorFor(contextValue.t, contextValue.correlationId, contextValue.log);
        response.body.singleResult.errors = response.body.singleResult.errors?.map((formatted, index) => format(formatted, errors[index]));
      },
    };
  },
};

/** One Apollo Server a subgraph. Cache control is off: it costs up to 40 % of a list request. */
export async function startApollo(schema: GraphQLSchema): Promise<ApolloServer<RequestContext>> {
  const server = new ApolloServer<RequestContext>({
    schema,
    csrfPrevention: false, // only the edge reaches us, with its key; it does this for the world
    introspection: true, // the edge decides what the world may introspect
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      errorsInTheCallersLanguage,
    ],
  });
  await server.start();
  return server;
}
