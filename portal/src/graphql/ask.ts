import { type AnyVariables, Client, createRequest, type DocumentInput, fetchExchange } from "@urql/core";
import { type DocumentNode, Kind } from "graphql";
import { headers } from "next/headers";
import { config } from "../config.ts";
import type { Locale } from "../messages/locales.ts";
import { pageRequest } from "../session/request.ts";
import { GraphFault, toFault } from "./fault.ts";

const PATIENCE_MS = 15_000;

const isMutation = (document: DocumentNode) =>
  document.definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === "mutation");

/**
 * Asks the graph in the reader's name and language. Server only.
 * Throws a GraphFault where the graph refuses or cannot be reached; of partial answers too, unless `partial` is set.
 */
export async function ask<Data, Variables extends AnyVariables>(
  document: DocumentInput<Data, Variables>,
  variables: Variables,
  locale: Locale,
  options: { partial?: boolean; accessToken?: string; patienceMs?: number } = {},
): Promise<Data> {
  const { accessToken } = await pageRequest();
  const head = await headers();
  const token = options.accessToken ?? accessToken;
  const sent: Record<string, string> = { "accept-language": locale, "x-correlation-id": crypto.randomUUID() };
  if (token) sent.authorization = `Bearer ${token}`;
  // The edge counts by client: behind the portal that is the reader, not this process.
  const forwardedFor = head.get("x-forwarded-for");
  if (forwardedFor) sent["x-forwarded-for"] = forwardedFor;
  // A client for each question: one that is shared would hand the answer of a query in flight to another reader who asks the same.
  const client = new Client({
    url: `${config.graphUrl}/graphql`,
    exchanges: [fetchExchange],
    requestPolicy: "network-only",
    preferGetMethod: false,
    fetchOptions: { headers: sent, cache: "no-store", signal: AbortSignal.timeout(options.patienceMs ?? PATIENCE_MS) },
  });
  const request = createRequest(document, variables);
  const answer = await (isMutation(request.query) ? client.executeMutation(request) : client.executeQuery(request)).toPromise();
  if (answer.error && !(options.partial && answer.data)) throw toFault(answer.error);
  if (!answer.data) throw new GraphFault("UNAVAILABLE", "");
  return answer.data;
}
