import { randomInt } from "node:crypto";

// The graph as a client sees it: through the router, with real tokens.
//
//   const harpreet = await graph.citizen("Harpreet Kaur");            // signed in by a one-time code
//   const gro = await graph.employee("gro@pb.amritsar");
//   const { data, errors, code, fetches } = await gro.ask<{…}>(`mutation …`, { … });
//
// Everybody calls from an address of their own, so that limits per address hold for each and not for the suite.

/** Password of every demo sign-in of a test's city. */
export const DEMO_PASSWORD = "demo-password";

export interface GraphAnswer<T> {
  status: number;
  data: T | null | undefined;
  errors: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; correlationId?: string; fields?: { path: string; code: string; message: string }[] };
  }[];
  /** The code of the first error. */
  code: string | undefined;
  /** How many subgraph fetches the router needed. */
  fetches: number;
  headers: Headers;
}

export interface Client {
  /** Access token; empty for a stranger. */
  token: string;
  refreshToken: string;
  mobile: string;
  ask<T = Record<string, never>>(
    query: string,
    variables?: Record<string, unknown>,
    options?: { locale?: string },
  ): Promise<GraphAnswer<T>>;
  /** The same, and a thrown error where the graph refuses: for steps that only prepare a test. */
  must<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Sends a photo; answers its receipt. */
  upload(photo: Buffer, name?: string): Promise<string>;
}

export interface Graph {
  url: string;
  /** Somebody who is not signed in, or who holds this token. */
  stranger(token?: string): Client;
  citizen(name?: string, options?: { mobile?: string }): Promise<Client>;
  employee(username: string, password?: string): Promise<Client>;
  /** What the demo sent to this number, newest first. */
  messagesTo(mobile: string): Promise<{ text: string; at: string }[]>;
}

/** A mobile number that nobody had before. */
export const newMobile = (): string => `9${String(randomInt(0, 1_000_000_000)).padStart(9, "0")}`;

/** An address of the range that is set aside for benchmarks (RFC 2544): nobody's. */
export const newAddress = (): string => `198.${18 + randomInt(2)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** Waits until `look` answers something: asks ten times a second, gives up after ten seconds with the last refusal. */
export async function until<T>(look: () => Promise<T | null | undefined | false>, timeoutMs = 10_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const late = Date.now() > end;
    const seen = await look().catch((error: unknown) => {
      if (late) throw error;
      return null;
    });
    if (seen) return seen;
    if (late) throw new Error(`it has not come about in ${timeoutMs / 1000} seconds: ${look.toString().slice(0, 300)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

export function graphAt(url: string): Graph {
  const client = (tokens: Tokens, mobile: string): Client => {
    const address = newAddress();
    const own = { ...(tokens.accessToken ? { authorization: `Bearer ${tokens.accessToken}` } : {}), "x-forwarded-for": address };
    const ask: Client["ask"] = async (query, variables = {}, { locale = "en" } = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "accept-language": locale, ...own },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as { data?: never; errors?: GraphAnswer<never>["errors"] };
      const errors = body.errors ?? [];
      return {
        status: response.status,
        headers: response.headers,
        data: body.data,
        errors,
        code: errors[0]?.extensions?.code,
        fetches: Number(response.headers.get("x-civicgraph-fetches")),
      };
    };
    return {
      token: tokens.accessToken,
      refreshToken: tokens.refreshToken,
      mobile,
      ask,
      async must<T>(query: string, variables?: Record<string, unknown>) {
        const answer = await ask<T>(query, variables);
        if (!answer.data || answer.errors.length) throw new Error(`${query.slice(0, 80)}: ${JSON.stringify(answer.errors)}`);
        return answer.data;
      },
      async upload(photo, name = "photo.jpg") {
        const body = new FormData();
        body.append("file", new Blob([new Uint8Array(photo)]), name);
        const response = await fetch(`${url}/upload`, { method: "POST", headers: own, body });
        const answer = (await response.json()) as { id?: string };
        if (!answer.id) throw new Error(`the photo was refused: ${JSON.stringify(answer)}`);
        return answer.id;
      },
    };
  };

  const messagesTo: Graph["messagesTo"] = async (mobile) =>
    (await (await fetch(`${url}/dev/messages?to=${mobile}`)).json()) as { text: string; at: string }[];

  const stranger = (token = "") => client({ accessToken: token, refreshToken: "" }, "");

  return {
    url,
    stranger,
    messagesTo,
    async citizen(name = "Harpreet Kaur", { mobile = newMobile() } = {}) {
      const phone = stranger();
      await phone.must("mutation ($mobile: String!) { requestOtp(mobile: $mobile) { sentTo } }", { mobile });
      const code = await until(async () => /\d{6}/.exec((await messagesTo(mobile))[0]?.text ?? "")?.[0]);
      const { verifyOtp } = await phone.must<{ verifyOtp: Tokens }>(
        `mutation ($mobile: String!, $code: String!, $name: String) {
          verifyOtp(mobile: $mobile, code: $code, name: $name) { accessToken refreshToken }
        }`,
        { mobile, code, name },
      );
      return client(verifyOtp, mobile);
    },
    async employee(username, password = DEMO_PASSWORD) {
      const { signIn } = await stranger().must<{ signIn: Tokens }>(
        "mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { accessToken refreshToken } }",
        { username, password },
      );
      return client(signIn, "");
    },
  };
}
