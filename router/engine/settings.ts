import type { RouterConfig } from "../config.ts";
import type { Caller } from "./engine.ts";

/** What an engine is told, whichever it is: the one source of both engines' configuration. */
export interface EngineSettings {
  /** File with the supergraph SDL; watched. */
  supergraph: string;
  /** Base URL in place of the host that the committed supergraph names. */
  hostUrl: string;
  /** Base URLs of subgraphs that stand elsewhere. */
  subgraphUrls: ReadonlyMap<string, string>;
  routerKey: string;
  /** How long a subgraph may take, and those that may take another time. */
  timeoutMs: number;
  timeouts: ReadonlyMap<string, number>;
  /** Connections to one subgraph, or to Apollo Router, that are kept alive. */
  connections: number;
  requestBytes: number;
  responseBytes: number;
  tokens: number;
  recursion: number;
  /** Tells how many fetches an answer took. */
  countFetches: boolean;
  otlpEndpoint: string | null;
}

export const engineSettings = (config: RouterConfig): EngineSettings => ({
  supergraph: config.SUPERGRAPH,
  hostUrl: config.hostUrl,
  subgraphUrls: config.subgraphUrls,
  routerKey: config.ROUTER_KEY,
  timeoutMs: config.SUBGRAPH_TIMEOUT_MS,
  timeouts: config.subgraphTimeouts,
  connections: config.SUBGRAPH_CONNECTIONS,
  requestBytes: config.LIMIT_BODY_BYTES,
  responseBytes: config.SUBGRAPH_RESPONSE_BYTES,
  tokens: config.LIMIT_TOKENS,
  recursion: config.LIMIT_RECURSION,
  countFetches: config.countFetches,
  otlpEndpoint: config.OTLP_ENDPOINT ?? null,
});

/** The header by which a subgraph knows that the city's own front door asks. */
export const KEY_HEADER = "x-civicgraph-router-key";

/** What a fetch carries of its caller, and nothing else of what the client sent. */
export const callerHeaders = (caller: Caller) => ({
  "accept-language": caller.locale,
  "x-correlation-id": caller.correlationId,
  "x-civicgraph-client": caller.clientAddress,
  ...(caller.authorization ? { authorization: caller.authorization } : {}),
});

/** Names of all headers that `callerHeaders` may give. */
export const CALLER_HEADERS = Object.keys(callerHeaders({ authorization: "-", locale: "", correlationId: "", clientAddress: "" }));

/** What of a subgraph's error reaches the edge beside its text; the edge lets the closed list of codes through and hides every other text. */
export const ERROR_EXTENSIONS = ["code", "fields", "key"];

/** The host that `schema/compose.ts` writes into the supergraph; it stands for "our subgraph host, wherever that is". */
const PLACEHOLDER = "127.0.0.1:4001";

/** Where a subgraph is asked, given where it was composed. */
export function subgraphUrl(
  settings: Pick<EngineSettings, "hostUrl" | "subgraphUrls">,
  name: string,
  composed: string | undefined,
): string {
  const url = new URL(composed ?? `http://${PLACEHOLDER}/${name}/graphql`);
  const base = settings.subgraphUrls.get(name) ?? (url.host === PLACEHOLDER ? settings.hostUrl : null);
  return base ? new URL(url.pathname, base).href : url.href;
}
