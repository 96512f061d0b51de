import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import { GraphQLError, Kind, parse } from "graphql";
import { type Dispatcher, errors, request } from "undici";
import type { Caller } from "../engine.ts";
import { callerHeaders, KEY_HEADER } from "../settings.ts";

/** What travels with one operation through the gateway. */
export interface FetchContext {
  caller: Caller;
  /** Raised by every request to a subgraph. */
  fetches: number;
}

export interface SubgraphOptions {
  name: string;
  url: string;
  routerKey: string;
  timeoutMs: number;
  dispatcher: Dispatcher;
  /** Told of what a client is not told: which subgraph failed, and how. */
  onFailure(name: string, error: unknown, correlationId: string): void;
}

type Options = GraphQLDataSourceProcessOptions<FetchContext>;
type Response = Awaited<ReturnType<GraphQLDataSource<FetchContext>["process"]>>;

/**
 * Sends the gateway's fetches over undici's `request` with connections kept alive: a quarter of the CPU of the gateway's own fetcher.
 * A subgraph that does not answer becomes `UNAVAILABLE` errors on the fields that were asked of it; the rest of the plan goes on.
 */
export class SubgraphFetch implements GraphQLDataSource<FetchContext> {
  constructor(private readonly options: SubgraphOptions) {}

  async process(options: Options): Promise<Response> {
    const context = options.context as FetchContext;
    const { query, variables, operationName } = options.request;
    if (!query) throw new Error("a fetch without a query");
    context.fetches++;
    const body = JSON.stringify({ query, variables, operationName });
    try {
      return await this.send(body, context.caller, !query.startsWith("mutation"));
    } catch (error) {
      this.options.onFailure(this.options.name, error, context.caller.correlationId);
      return this.unavailable(query, options, isTimeout(error) && query.startsWith("mutation"));
    }
  }

  private async send(body: string, caller: Caller, mayRepeat: boolean): Promise<Response> {
    const { url, routerKey, timeoutMs, dispatcher } = this.options;
    try {
      const answer = await request(url, {
        dispatcher,
        method: "POST",
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        headers: {
          "content-type": "application/json",
          accept: "application/json",
          ...callerHeaders(caller),
          [KEY_HEADER]: routerKey,
        },
        body,
      });
      const text = await answer.body.text();
      const parsed = parseAnswer(text);
      if (!parsed) throw new Error(`status ${answer.statusCode} without a GraphQL answer`);
      return parsed;
    } catch (error) {
      // A kept-alive connection that the other side closed at this very moment: nothing was answered, so a read may be asked again.
      if (mayRepeat && error instanceof errors.SocketError) return this.send(body, caller, false);
      throw error;
    }
  }

  private unavailable(query: string, options: Options, unknownOutcome: boolean): Response {
    const path = "pathInIncomingRequest" in options ? options.pathInIncomingRequest : undefined;
    const extensions = { code: "UNAVAILABLE", key: unknownOutcome ? "error.outcomeUnknown" : "error.UNAVAILABLE" };
    const fault = (more: object) => new GraphQLError("UNAVAILABLE", { ...more, extensions: { ...extensions, at: path } });
    // A fetch at the root: one error on each root field. One further down: on the place that waits for it.
    const faults = path?.length ? [fault({})] : rootNames(query).map((name) => fault({ path: [name] }));
    return { data: null, errors: faults } as unknown as Response;
  }
}

function parseAnswer(text: string): Response | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && ("data" in value || "errors" in value) ? (value as Response) : null;
  } catch {
    return null;
  }
}

const isTimeout = (error: unknown) => error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError;

function rootNames(query: string): string[] {
  const operation = parse(query, { noLocation: true }).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return (operation?.selectionSet.selections ?? []).flatMap((one) => (one.kind === Kind.FIELD ? [(one.alias ?? one.name).value] : []));
}
