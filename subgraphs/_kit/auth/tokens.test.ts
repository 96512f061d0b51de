import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, expect, test } from "vitest";
import { AUDIENCE, createKeySource, ISSUER, type KeySource, signServiceToken, verifyAccessToken, verifyServiceToken } from "./tokens.ts";

const now = new Date("2026-11-24T06:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
let keys: KeySource;
let sign: (over?: object, kid?: string) => Promise<string>;

beforeAll(async () => {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  keys = createKeySource({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: "one", alg: "EdDSA" }] });
  const issued = now.getTime() / 1000;
  const claims = {
    sub: randomUUID(),
    sid: randomUUID(),
    kind: "citizen",
    cities: {},
    ver: 1,
    iss: ISSUER,
    aud: AUDIENCE,
    iat: issued,
    exp: issued + 900,
  };
  sign = (over = {}, kid = "one") => new SignJWT({ ...claims, ...over }).setProtectedHeader({ alg: "EdDSA", kid }).sign(pair.privateKey);
});

test("a token is verified once and then known by its hash, never kept itself", async () => {
  const token = await sign();
  const claims = await verifyAccessToken(token, keys, now);
  expect(await verifyAccessToken(token, keys, later(899))).toBe(claims);
  for (const known of keys.verified.keys()) expect(token).not.toContain(known);
});

test("a token that is known from before still expires", async () => {
  const token = await sign();
  await verifyAccessToken(token, keys, now);
  await expect(verifyAccessToken(token, keys, later(900))).rejects.toThrow();
});

test("an expired token, an unknown key, a missing end and claims of another shape are refused", async () => {
  await expect(verifyAccessToken(await sign({ exp: now.getTime() / 1000 - 1 }), keys, now)).rejects.toThrow();
  await expect(verifyAccessToken(await sign({}, "two"), keys, now)).rejects.toThrow();
  for (const over of [
    { exp: undefined },
    { sid: undefined },
    { ver: 2 },
    { kind: "system" },
    { kind: "service" },
    { cities: [] },
    { cities: { pb: null } },
  ])
    await expect(verifyAccessToken(await sign(over), keys, now)).rejects.toThrow();
});

const call = { secret: "a secret of this installation", from: "complaints", to: "identity", call: "contactOf" };

test("a service token tells who calls, for one call, for a minute", async () => {
  const token = await signServiceToken({ ...call, now });
  expect(await verifyServiceToken({ secretOf: () => call.secret, ...call, token, now: later(59) })).toEqual({ from: "complaints" });
  await expect(verifyServiceToken({ secretOf: () => call.secret, ...call, token, now: later(61) })).rejects.toThrow();
  for (const other of [{ to: "billing" }, { call: "ensureCitizen" }, { secretOf: () => "another" }])
    await expect(verifyServiceToken({ secretOf: () => call.secret, ...call, ...other, token, now })).rejects.toThrow();
});

test("an access token is no service token, and the other way round", async () => {
  await expect(verifyServiceToken({ secretOf: () => call.secret, ...call, token: await sign(), now })).rejects.toThrow();
  await expect(verifyAccessToken(await signServiceToken({ ...call, now }), keys, now)).rejects.toThrow();
});
