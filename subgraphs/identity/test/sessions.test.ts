import { createKeySource, verifyAccessToken } from "@civicgraph/kit/auth/tokens";
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoId } from "../seed/demo-employees.ts";
import { forgetWhatIsOver } from "../session/forget.ts";
import { jwks, rotateSigningKey } from "../session/signing-keys.ts";
import { type IdentityCity, startIdentity } from "./identity-city.ts";

const PASSWORD = "demo-password-2026";
let city: IdentityCity;
beforeAll(async () => {
  process.env.DEMO_PASSWORD = PASSWORD;
  city = await startIdentity({ seed: true });
});
afterAll(() => city?.stop());

interface Session {
  accessToken: string;
  refreshToken: string;
  expiresAt: string;
}
const SIGN_IN =
  "mutation ($username: String!, $password: String!) { session: signIn(username: $username, password: $password) { accessToken refreshToken expiresAt } }";
const REFRESH = "mutation ($token: String!) { session: refreshSession(refreshToken: $token) { accessToken refreshToken expiresAt } }";
const CHANGE = "mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) }";

const signIn = (username: string, password = PASSWORD, address?: string) =>
  city.identity<{ session: Session }>(SIGN_IN, { username, password }, { address });
const refresh = (token: string) => city.identity<{ session: Session }>(REFRESH, { token });
const session = async (username: string, password?: string) => (await signIn(username, password)).data?.session as Session;
const kindOf = async (token: string) => {
  const { data, code } = await city.identity<{ me: { kind: string } }>("{ me { kind } }", {}, { token });
  return data?.me.kind ?? code;
};

test("an employee signs in and holds their roles, departments and permissions", async () => {
  const { accessToken: token } = await session(" GRO@pb.amritsar ");
  const { data } = await city.identity(
    "{ me { id kind name designation mustChangePassword cities { city roles departments wards permissions } } }",
    {},
    { token },
  );
  expect(data).toEqual({
    me: {
      id: demoId("gro@pb.amritsar"),
      kind: "employee",
      name: "Gurpreet Kaur",
      designation: "Grievance Routing Officer",
      mustChangePassword: false,
      cities: [
        { city: "pb.amritsar", roles: ["GRO"], departments: [], wards: [], permissions: ["grievances.work", "identity.employees.read"] },
      ],
    },
  });
});

test("the access token is EdDSA, names its key, holds fifteen minutes and is well under 4 kB", async () => {
  const { accessToken, expiresAt } = await session("admin@pb.amritsar");
  const { keys } = (await city.app.inject("/identity/jwks")).json() as JSONWebKeySet;
  const header = decodeProtectedHeader(accessToken);
  expect(header.alg).toBe("EdDSA");
  expect(keys.map((key) => key.kid)).toContain(header.kid);
  expect(JSON.stringify(keys)).not.toContain('"d"');
  expect((decodeJwt(accessToken).exp as number) * 1000).toBe(new Date(expiresAt).getTime());
  expect(new Date(expiresAt).getTime() - city.clock.now.getTime()).toBeLessThanOrEqual(900_000);
  expect(accessToken.length).toBeLessThan(1000);
});

test("the private key is not readable in the database", async () => {
  const [row] = await city.sql<{ sealed_private: string }>("select sealed_private from signing_key");
  expect(Buffer.from(row?.sealed_private ?? "", "base64").toString("latin1")).not.toContain("crv");
});

test("an expired token is refused", async () => {
  const { accessToken } = await session("csr@pb.amritsar");
  expect(await kindOf(accessToken)).toBe("employee");
  city.pass(901);
  expect(await kindOf(accessToken)).toBe("UNAUTHENTICATED");
});

test("forged tokens are refused: another key, no signature, changed rights, another audience, another shape, a secret as the key", async () => {
  const { accessToken } = await session("lme@pb.amritsar");
  const kid = decodeProtectedHeader(accessToken).kid as string;
  const claims = decodeJwt(accessToken);
  const foreign = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  const sign = (over: object = {}) =>
    new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg: "EdDSA", kid }).sign(foreign.privateKey);
  expect(await kindOf(await sign())).toBe("UNAUTHENTICATED");
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  expect(await kindOf(`${part({ alg: "none" })}.${part(claims)}.`)).toBe("UNAUTHENTICATED");
  const [head, , signature] = accessToken.split(".");
  const more = { ...claims, cities: { "pb.jalandhar": { roles: ["CITY_ADMIN"], departments: [], wards: [] } } };
  expect(await kindOf(`${head}.${part(more)}.${signature}`)).toBe("UNAUTHENTICATED");
  const [key] = (await jwks(city.services("identity"))).keys;
  const secret = new TextEncoder().encode(String(key?.x));
  expect(await kindOf(await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid }).sign(secret))).toBe("UNAUTHENTICATED");
  expect(await kindOf("x".repeat(5000))).toBe("UNAUTHENTICATED");
  // The right key does not make a wrong audience or shape right.
  const own = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const keys = createKeySource({ keys: [{ ...(await exportJWK(own.publicKey)), kid: "own", alg: "EdDSA" }] });
  const now = new Date((claims.iat as number) * 1000);
  const with_ = (over: object) => new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg: "EdDSA", kid: "own" }).sign(own.privateKey);
  await expect(verifyAccessToken(await with_({}), keys, now)).resolves.toMatchObject({ sub: claims.sub });
  for (const over of [
    { aud: "plugin" },
    { iss: "someone" },
    { ver: 2 },
    { kind: "system" },
    { cities: null },
    { cities: { pb: {} } },
    { exp: undefined },
    { sub: "x" },
  ])
    await expect(verifyAccessToken(await with_(over), keys, now)).rejects.toThrow();
});

test("a token of another city gives no rights here", async () => {
  const { accessToken: token } = await session("admin@pb.jalandhar");
  const list = await city.identity('{ employees(city: "pb.amritsar") { totalCount } }', {}, { token });
  expect(list.code).toBe("FORBIDDEN");
  for (const code of ["pb", "__proto__", "constructor", "pb.amritsar.x", ""])
    expect((await city.identity("query ($city: ID!) { employees(city: $city) { totalCount } }", { city: code }, { token })).code).toBe(
      "FORBIDDEN",
    );
});

test("wrong password and unknown user get the same answer", async () => {
  const known = await signIn("dgro@pb.phagwara", "not-the-password");
  const unknown = await signIn("nobody@pb.phagwara", "not-the-password");
  expect(known.code).toBe("UNAUTHENTICATED");
  expect(unknown.errors[0]?.message).toBe(known.errors[0]?.message);
});

test("five wrong passwords lock for fifteen minutes even the right one; a user name that nobody has locks alike", async () => {
  for (const username of ["lme@pb.phagwara", "nobody2@pb.phagwara"]) {
    for (let i = 0; i < 5; i++) expect((await signIn(username, `guess-${i}`)).code).toBe("UNAUTHENTICATED");
    const locked = await signIn(username);
    expect(locked.code).toBe("RATE_LIMITED");
    expect(locked.errors[0]?.message).toContain("15 minutes");
  }
  city.pass(15 * 60);
  expect((await signIn("lme@pb.phagwara")).errors).toEqual([]);
});

test("a right password wipes out earlier wrong ones", async () => {
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 4; i++) await signIn("lme2@pb.phagwara", `guess-${i}`);
    expect((await signIn("lme2@pb.phagwara")).errors).toEqual([]);
  }
});

test("of thirty guesses at once, no more than five are judged", async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn("lme3@pb.phagwara", `guess-${i}`)));
  expect(answers.filter((one) => one.code === "UNAUTHENTICATED")).toHaveLength(5);
  expect(answers.filter((one) => one.code === "RATE_LIMITED")).toHaveLength(25);
});

test("an address that tries many user names is locked out, others are not", async () => {
  for (let i = 0; i < 100; i += 20)
    await Promise.all(Array.from({ length: 20 }, (_, j) => signIn(`guess${i + j}@pb.amritsar`, "some-password", "198.51.100.1")));
  expect((await signIn("gro@pb.amritsar", PASSWORD, "198.51.100.1")).code).toBe("RATE_LIMITED");
  expect((await signIn("gro@pb.amritsar", PASSWORD, "198.51.100.2")).errors).toEqual([]);
});

test("a refresh token gives the next pair, once", async () => {
  const first = await session("supervisor@pb.amritsar");
  city.pass(600);
  const second = (await refresh(first.refreshToken)).data?.session as Session;
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(decodeJwt(second.accessToken).sid).toBe(decodeJwt(first.accessToken).sid);
  const [kept] = await city.sql<{ count: string }>("select count(*) from refresh_token where hash in (?, ?) or successor like ?", [
    first.refreshToken,
    second.refreshToken,
    `%${second.refreshToken}%`,
  ]);
  expect(Number(kept?.count)).toBe(0);
});

test("two tabs that refresh within thirty seconds get the same successor", async () => {
  const first = await session("supervisor@pb.amritsar");
  const both = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)]);
  const [one, other] = both.map((answer) => answer.data?.session.refreshToken);
  expect(one).toBe(other);
  city.pass(30);
  expect((await refresh(first.refreshToken)).data?.session.refreshToken).toBe(one);
  // The line goes on from there.
  expect((await refresh(one as string)).errors).toEqual([]);
});

test("a refresh token used again later was stolen: the session ends for both who hold it", async () => {
  const first = await session("supervisor@pb.amritsar");
  const next = (await refresh(first.refreshToken)).data?.session as Session;
  city.pass(31);
  expect((await refresh(first.refreshToken)).code).toBe("UNAUTHENTICATED");
  expect((await refresh(next.refreshToken)).code).toBe("UNAUTHENTICATED");
  await city.honourRevocations();
  expect(await kindOf(next.accessToken)).toBe("UNAUTHENTICATED");
  const [event] = await city.sql<{ payload: { reason: string; session: string } }>(
    "select payload from event where type = 'identity.session-revoked' order by seq desc limit 1",
  );
  expect(event?.payload).toMatchObject({ reason: "REUSE_DETECTED", session: decodeJwt(first.accessToken).sid });
});

test("what is no refresh token of ours is refused: unknown, empty, an access token, far too long", async () => {
  const { accessToken } = await session("csr@pb.amritsar");
  for (const token of ["", "unknown", accessToken, "x".repeat(100_000)]) expect((await refresh(token)).code).toBe("UNAUTHENTICATED");
});

test("a session ends after a week without use, and after a month in use", async () => {
  const idle = await session("csr@pb.jalandhar");
  city.pass(7 * 86_400 + 1);
  expect((await refresh(idle.refreshToken)).code).toBe("UNAUTHENTICATED");
  let busy = await session("csr@pb.jalandhar");
  for (let day = 0; day < 30; day += 6) {
    busy = (await refresh(busy.refreshToken)).data?.session as Session;
    city.pass(6 * 86_400);
  }
  expect((await refresh(busy.refreshToken)).code).toBe("UNAUTHENTICATED");
});

test("signing out ends the session at once, and only this one", async () => {
  const here = await session("gro@pb.jalandhar");
  const there = await session("gro@pb.jalandhar");
  expect((await city.identity("mutation { signOut }", {}, { token: here.accessToken })).data).toEqual({ signOut: true });
  await city.honourRevocations();
  expect(await kindOf(here.accessToken)).toBe("UNAUTHENTICATED");
  expect((await refresh(here.refreshToken)).code).toBe("UNAUTHENTICATED");
  expect(await kindOf(there.accessToken)).toBe("employee");
  expect((await city.identity("mutation { signOut }")).code).toBe("UNAUTHENTICATED");
});

test("a changed password ends the other sessions, counts wrong guesses, and refuses weak ones", async () => {
  const here = await session("gro@pb.phagwara");
  const there = await session("gro@pb.phagwara");
  const change = (current: string, next: string) => city.identity(CHANGE, { current, next }, { token: here.accessToken });
  expect((await change("wrong", "green tractor in rain")).errors[0]?.extensions.fields?.[0]).toMatchObject({
    path: "current",
    code: "password.wrong",
  });
  expect((await change(PASSWORD, "short")).errors[0]?.extensions.fields?.[0]).toMatchObject({ path: "next", code: "field.tooShort" });
  expect((await change(PASSWORD, PASSWORD)).errors[0]?.extensions.fields?.[0]?.code).toBe("password.same");
  expect((await change(PASSWORD, "green tractor in rain")).data).toEqual({ changePassword: true });
  await city.honourRevocations();
  expect(await kindOf(here.accessToken)).toBe("employee");
  expect(await kindOf(there.accessToken)).toBe("UNAUTHENTICATED");
  expect((await refresh(there.refreshToken)).code).toBe("UNAUTHENTICATED");
  expect((await signIn("gro@pb.phagwara")).code).toBe("UNAUTHENTICATED");
  expect((await signIn("gro@pb.phagwara", "green tractor in rain")).errors).toEqual([]);
  for (let i = 0; i < 5; i++) await change(`guess-${i}`, "another long one");
  expect((await change("green tractor in rain", "another long one")).code).toBe("RATE_LIMITED");
});

test("a citizen has no password to change", async () => {
  expect((await city.identity(CHANGE, { current: "a", next: "green tractor in rain" }, { token: await city.citizen() })).code).toBe(
    "FORBIDDEN",
  );
});

test("after the signing key was rotated, tokens of the old key hold until their time is over", async () => {
  const before = await session("csr@pb.amritsar");
  const services = city.services("identity");
  await rotateSigningKey(services);
  expect((await jwks(services)).keys).toHaveLength(1);
  await rotateSigningKey(services, 0);
  const after = await session("csr@pb.amritsar");
  expect(decodeProtectedHeader(after.accessToken).kid).not.toBe(decodeProtectedHeader(before.accessToken).kid);
  const keys = createKeySource(await jwks(services));
  for (const one of [before, after])
    await expect(verifyAccessToken(one.accessToken, keys, city.clock.now)).resolves.toMatchObject({ kind: "employee" });
});

test("a subgraph answers nobody who does not show the router's key", async () => {
  const answer = await city.app.inject({ method: "POST", url: "/identity/graphql", payload: { query: "{ me { id } }" } });
  expect(answer.statusCode).not.toBe(200);
});

test("what is over is forgotten, what still counts is kept", async () => {
  const live = await session("csr@pb.amritsar");
  await forgetWhatIsOver(city.services("identity"));
  expect((await refresh(live.refreshToken)).errors).toEqual([]);
  city.pass(70 * 86_400);
  await forgetWhatIsOver(city.services("identity"));
  for (const table of ["session", "refresh_token", "failed_sign_in"]) expect(await city.sql(`select 1 from ${table}`)).toEqual([]);
});

test("seeding twice changes nothing", async () => {
  const state = async () =>
    JSON.stringify(await city.sql("select id, version, username, password_hash, reports_to from employee order by id"));
  const before = await state();
  const subgraph = (await import("../subgraph.ts")).default;
  await subgraph.seed?.(city.services("identity"));
  expect(await state()).toBe(before);
});
