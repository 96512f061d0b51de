import type { SigningKey } from "@civicgraph/kit/sign/signing-keys";
import { exportJWK, generateKeyPair } from "jose";
import { beforeAll, expect, test } from "vitest";
import { type ReceiptFacts, signReceipt, verifyReceiptCode } from "./receipt-code.ts";

const facts: ReceiptFacts = {
  city: "pb.amritsar",
  number: "PT/ASR/2026-27/000001",
  account: "PT-ASR-000002",
  amount: 100_000,
  paidOn: "2026-11-24",
  paymentId: "0199c7a2-9825-74c6-b145-b35d641f0706",
};

async function makeKey(kid: string) {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  return {
    key: { kid, privateKey: pair.privateKey } satisfies SigningKey,
    jwk: { ...(await exportJWK(pair.publicKey)), kid, alg: "EdDSA" },
  };
}

let old: Awaited<ReturnType<typeof makeKey>>;
let now: Awaited<ReturnType<typeof makeKey>>;
beforeAll(async () => {
  old = await makeKey("old");
  now = await makeKey("now");
});

test("a code is verified without a network by the published keys, one of ten years ago too", async () => {
  const keys = { keys: [old.jwk, now.jwk] };
  expect(await verifyReceiptCode(await signReceipt(facts, now.key), keys)).toEqual(facts);
  expect(await verifyReceiptCode(await signReceipt(facts, old.key), keys)).toEqual(facts);
});

test("a code that was altered, that another signed, or that is none is not genuine", async () => {
  const keys = { keys: [old.jwk] };
  const code = await signReceipt(facts, old.key);
  const [head, body = "", signature] = code.split(".");
  const richer = Buffer.from(Buffer.from(body, "base64url").toString().replace("100000", "900000")).toString("base64url");
  expect(await verifyReceiptCode(`${head}.${richer}.${signature}`, keys)).toBeNull();
  expect(await verifyReceiptCode(await signReceipt(facts, now.key), keys)).toBeNull();
  const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;
  for (const text of [none, "", "x", "a.b.c", "🙂"]) expect(await verifyReceiptCode(text, keys)).toBeNull();
});

test("the code is short enough for a QR code that a cheap phone reads", async () => {
  expect((await signReceipt(facts, now.key)).length).toBeLessThan(360);
});
