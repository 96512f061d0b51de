import { sessionRevoked } from "@civicgraph/events";
import { createKeySource } from "@civicgraph/kit/auth/tokens";
import { type Answer, startTestCity, type TestCity } from "@civicgraph/kit/testing";
import type { Manifest } from "@civicgraph/plugin-sdk";
import { cityMasters } from "../city/city-masters.ts";
import { jwks } from "../session/signing-keys.ts";
import subgraph from "../subgraph.ts";

export interface SentMessage {
  channel: string;
  to: string;
  template: string;
  locale: string;
  values: { code: string; minutes: number };
}

export interface IdentityCity extends TestCity {
  /** What went to the message service, oldest first. */
  sent: SentMessage[];
  /** While true the message service does not answer. */
  messagesAway: boolean;
  identity<T = Record<string, never>>(
    query: string,
    variables?: Record<string, unknown>,
    options?: { token?: string; locale?: string; address?: string },
  ): Promise<Answer<T>>;
  /** Lets the clock go on. */
  pass(seconds: number): void;
  /** Carries identity's revocations to whoever verifies tokens, as the host does. */
  honourRevocations(): Promise<void>;
  sql<T = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>;
}

/** A service that runs elsewhere: its roles are the city's. */
const grievances: Manifest = {
  name: "grievances",
  version: "1.0.0",
  permissions: [
    { code: "grievances.work", description: "Deal with grievances.", roles: ["CSR", "GRO", "DGRO", "PGR_LME", "SUPERVISOR", "PGR_VIEWER"] },
    { code: "grievances.catch", description: "Catch stray dogs.", roles: ["DOG_CATCHER"] },
  ],
  settings: [],
  emits: [],
  consumes: [],
};

/** Identity alone, with its own keys, at the counter of the message service instead of behind it. */
export async function startIdentity(options: { seed?: boolean } = {}): Promise<IdentityCity> {
  const city = await startTestCity([subgraph], { ...options, elsewhere: [grievances] });
  const { platform } = city;
  const local = platform.localCall;
  const own = createKeySource(await jwks(city.services("identity")));
  const testKeys = platform.keys;
  platform.keys = {
    audience: own.audience,
    verified: own.verified,
    getKey: (header, token) => Promise.resolve(own.getKey(header, token)).catch(() => testKeys.getKey(header, token)),
  };
  const made: IdentityCity = Object.assign(city, {
    sent: [] as SentMessage[],
    messagesAway: false,
    async identity<T>(
      query: string,
      variables: Record<string, unknown> = {},
      { token, locale = "en", address = "203.0.113.7" }: { token?: string; locale?: string; address?: string } = {},
    ): Promise<Answer<T>> {
      const answer = await city.app.inject({
        method: "POST",
        url: "/identity/graphql",
        payload: { query, variables },
        headers: {
          "content-type": "application/json",
          "accept-language": locale,
          "x-civicgraph-router-key": platform.secrets.routerKey,
          "x-civicgraph-client": address,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
      });
      const body = answer.json() as { data?: T; errors?: Answer<T>["errors"] };
      const errors = body.errors ?? [];
      return { data: body.data, errors, code: errors[0]?.extensions.code };
    },
    pass(seconds: number) {
      city.clock.now = new Date(city.clock.now.getTime() + seconds * 1000);
    },
    async honourRevocations() {
      const events = await city
        .services("identity")
        .db.selectFrom("event")
        .select("payload")
        .where("type", "=", sessionRevoked.type)
        .orderBy("seq")
        .execute();
      for (const { payload } of events) {
        const { subject, session, at } = sessionRevoked.schema.parse(payload);
        platform.revocations.add({ subject, session, at: new Date(at) }, city.clock.now);
      }
    },
    sql: <T>(text: string, values: unknown[] = []) => city.services("identity").transact((tx) => tx.query<T>(text, values)),
  });
  platform.localCall = (name, call) =>
    name === "notifications" && call === "deliver"
      ? async (input) => {
          if (made.messagesAway) throw new Error("the message service is away");
          made.sent.push(input as SentMessage);
          return {};
        }
      : local(name, call);
  return made;
}

/** Tells identity of two demo cities, as their owner would by event. */
export async function knowCities(city: IdentityCity): Promise<void> {
  const services = city.services("identity");
  const names = { en: "name" };
  const wards = ["B1", ...Array.from({ length: 200 }, (_, i) => `WARD_NUMBER_${i}`)];
  for (const code of ["pb.amritsar", "pb.jalandhar"]) {
    const events = [
      { type: "cities.city-changed", payload: { code, version: 1, departments: [{ code: "DEPT_1", names, active: true }] } },
      {
        type: "cities.boundaries-changed",
        payload: { city: code, hierarchy: "ADMIN", boundaries: wards.map((ward) => ({ code: ward, type: "WARD" })) },
      },
      {
        type: "cities.boundaries-changed",
        payload: { city: code, hierarchy: "REVENUE", boundaries: [{ code: "REVENUE_ONLY", type: "WARD" }] },
      },
    ];
    await services.transact(async (tx) => {
      for (const event of events) await cityMasters.apply(event as never, tx, services);
    });
  }
}
