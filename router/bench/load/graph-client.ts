import { Pool } from "undici";

export interface Reply<T> {
  data: T | null;
  /** Code of the first error, or `HTTP` where there was no GraphQL answer. */
  code: string | null;
}

/** Lean GraphQL over keep-alive connections: the load generator lives on the same cores as what it measures. */
export class GraphClient {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(url: string, connections: number) {
    const at = new URL(url);
    this.pool = new Pool(at.origin, { connections, pipelining: 1, keepAliveTimeout: 60_000 });
    this.path = at.pathname;
  }

  /** Sends one operation. `from` is the address of the client, where it must be one of its own. */
  async send<T>(query: string, variables: Record<string, unknown>, token: string | null, from?: string): Promise<Reply<T>> {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (token) headers.authorization = `Bearer ${token}`;
    if (from) headers["x-forwarded-for"] = from;
    try {
      const answer = await this.pool.request({ method: "POST", path: this.path, headers, body: JSON.stringify({ query, variables }) });
      const body = (await answer.body.json()) as { data?: T; errors?: { extensions?: { code?: string } }[] };
      return { data: body.data ?? null, code: body.errors?.[0] ? (body.errors[0].extensions?.code ?? "UNKNOWN") : null };
    } catch {
      return { data: null, code: "HTTP" };
    }
  }

  /** A page beside the graph, as JSON. */
  async get<T>(path: string): Promise<T> {
    const answer = await this.pool.request({ method: "GET", path });
    return (await answer.body.json()) as T;
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
