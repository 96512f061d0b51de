import { config } from "../config.ts";
import type { SessionTokens } from "./tokens.ts";

export type Refreshed = { changed: "renewed"; tokens: SessionTokens } | { changed: "ended" } | { changed: "no" };

const QUERY = /* GraphQL */ `mutation RefreshSession($refreshToken: String!) { refreshSession(refreshToken: $refreshToken) { accessToken refreshToken } }`;

/** The next pair of tokens. A refusal ends the session; a graph that is away leaves everything as it is. */
export async function refreshTokens(refreshToken: string): Promise<Refreshed> {
  try {
    const response = await fetch(`${config.graphUrl}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ operationName: "RefreshSession", query: QUERY, variables: { refreshToken } }),
      signal: AbortSignal.timeout(5000),
      cache: "no-store",
    });
    const answer: { data?: { refreshSession?: SessionTokens } | null; errors?: { extensions?: { code?: string } }[] } =
      await response.json();
    const tokens = answer.data?.refreshSession;
    if (tokens) return { changed: "renewed", tokens };
    return answer.errors?.some((error) => error.extensions?.code === "UNAUTHENTICATED") ? { changed: "ended" } : { changed: "no" };
  } catch {
    return { changed: "no" };
  }
}
