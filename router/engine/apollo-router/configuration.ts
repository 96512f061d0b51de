import { CALLER_HEADERS, type EngineSettings, ERROR_EXTENSIONS, KEY_HEADER } from "../settings.ts";

/** Where Apollo Router keeps its side of the talk with the edge: a folder that nobody else may enter. */
export interface EnginePlaces {
  /** Unix socket: who is not this user cannot reach the engine past the edge, on whatever port. */
  socket: string;
  /** Folder of the scripts. */
  scripts: string;
}

/** The edge's own time for a request; an answer that comes later has nobody to read it. */
const REQUEST_TIMEOUT = "60s";

/**
 * Apollo Router's configuration out of the settings of both engines, as data that `JSON.stringify` makes into the YAML it reads.
 * Nothing in it needs a GraphOS licence: depth, aliases, root fields, cost, rates, CSRF, CORS, APQ and the texts of errors are the edge's,
 * alike for both engines.
 */
export function routerConfiguration(settings: EngineSettings, { socket, scripts }: EnginePlaces) {
  const listen = socket;
  return {
    supergraph: {
      listen,
      path: "/graphql",
      // Who may introspect is decided in the edge, which answers it from the schema; this tells the edge which supergraph is in force.
      introspection: true,
      query_planning: { cache: { in_memory: { limit: 1000 } } },
    },
    homepage: { enabled: false },
    sandbox: { enabled: false },
    health_check: { enabled: true, listen, path: "/health" },
    // Behind the edge nobody is a browser: what a browser may do is decided there, and once.
    csrf: { required_headers: ["x-correlation-id"] },
    cors: { policies: [] },
    // The edge knows a hash's operation and sends its text.
    apq: { enabled: false },
    limits: {
      router: {
        // The edge adds the names of the three parts, and JSON escapes again what was escaped.
        http_max_request_bytes: settings.requestBytes * 2,
        // Apollo's parser counts the blanks between tokens as tokens too.
        parser_max_tokens: settings.tokens * 2,
        parser_max_recursion: settings.recursion,
      },
      subgraph: { all: { http_max_response_size: `${settings.responseBytes}B` } },
    },
    headers: {
      all: {
        request: [
          ...CALLER_HEADERS.map((named) => ({ propagate: { named } })),
          { insert: { name: KEY_HEADER, value: "${env.ROUTER_KEY}" } },
        ],
      },
    },
    traffic_shaping: {
      router: { timeout: REQUEST_TIMEOUT },
      all: {
        timeout: `${settings.timeoutMs}ms`,
        // Two readers of one case may hold different rights: their fetches are not one fetch.
        deduplicate_query: false,
        pool_idle_timeout: "30s",
      },
      subgraphs: Object.fromEntries([...settings.timeouts].map(([name, ms]) => [name, { timeout: `${ms}ms` }])),
    },
    include_subgraph_errors: { all: { redact_message: false, allow_extensions_keys: [...ERROR_EXTENSIONS, "service"] } },
    ...(settings.countFetches ? { rhai: { scripts, main: "count-fetches.rhai" } } : {}),
    telemetry: {
      exporters: {
        metrics: { prometheus: { enabled: true, listen, path: "/metrics" } },
        ...(settings.otlpEndpoint
          ? {
              tracing: {
                common: { service_name: "civicgraph-router" },
                propagation: { trace_context: true },
                otlp: { enabled: true, endpoint: settings.otlpEndpoint, protocol: "grpc" },
              },
            }
          : {}),
      },
    },
  };
}
