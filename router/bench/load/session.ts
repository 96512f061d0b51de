import type { GraphClient } from "./graph-client.ts";

interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresAt: string;
}

const FIELDS = "{ accessToken refreshToken expiresAt }";
const RENEW_BEFORE_MS = 60_000;

/** Somebody who is signed in; their token is renewed a minute before it ends. */
export class Session {
  private renewing: Promise<void> | null = null;

  private constructor(
    private readonly client: GraphClient,
    private tokens: Tokens,
    readonly city: string,
  ) {}

  /** An employee, by user name and password. */
  static async employee(client: GraphClient, username: string, password: string): Promise<Session> {
    const reply = await client.send<{ signIn: Tokens }>(
      `mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) ${FIELDS} }`,
      { username, password },
      null,
    );
    if (!reply.data) throw new Error(`${username} cannot sign in: ${reply.code}`);
    return new Session(client, reply.data.signIn, username.split("@")[1] ?? "");
  }

  /** A citizen, by the code that was sent to their number. Each asks from an address of their own, as citizens do. */
  static async citizen(client: GraphClient, mobile: string, city: string, address: string): Promise<Session> {
    const asked = await client.send("mutation ($mobile: String!) { requestOtp(mobile: $mobile) { sentTo } }", { mobile }, null, address);
    if (asked.code) throw new Error(`no code for ${mobile}: ${asked.code}`);
    const [message] = await client.get<{ text: string }[]>(`/dev/messages?to=${mobile}`);
    const reply = await client.send<{ verifyOtp: Tokens }>(
      `mutation ($mobile: String!, $code: String!) { verifyOtp(mobile: $mobile, code: $code, name: "Load Citizen") ${FIELDS} }`,
      { mobile, code: message?.text.match(/\d{6}/)?.[0] ?? "" },
      null,
      address,
    );
    if (!reply.data) throw new Error(`${mobile} cannot sign in: ${reply.code}`);
    return new Session(client, reply.data.verifyOtp, city);
  }

  async token(): Promise<string> {
    if (Date.parse(this.tokens.expiresAt) - Date.now() < RENEW_BEFORE_MS) {
      this.renewing ??= this.renew().finally(() => {
        this.renewing = null;
      });
      await this.renewing;
    }
    return this.tokens.accessToken;
  }

  private async renew(): Promise<void> {
    const reply = await this.client.send<{ refreshSession: Tokens }>(
      `mutation ($token: String!) { refreshSession(refreshToken: $token) ${FIELDS} }`,
      { token: this.tokens.refreshToken },
      null,
    );
    if (!reply.data) throw new Error(`a session cannot be renewed: ${reply.code}`);
    this.tokens = reply.data.refreshSession;
  }
}
