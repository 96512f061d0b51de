import { Refusal, unavailable } from "@civicgraph/kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_ATTEMPTS, nextTry } from "./backoff.ts";
import { ProviderFault } from "./message-provider.ts";
import { failure } from "./outcome.ts";

const now = new Date("2026-11-24T06:00:00Z");

describe("the pauses between attempts", () => {
  test("grow, end after about two days, and never start again", () => {
    const pauses = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, index) => (nextTry(index + 1, now)?.getTime() ?? 0) - now.getTime());
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses[0]).toBe(30_000);
    const days = pauses.reduce((sum, one) => sum + one, 0) / 86_400_000;
    expect(days).toBeGreaterThan(1.5);
    expect(days).toBeLessThan(2.5);
    fc.assert(fc.property(fc.integer({ min: MAX_ATTEMPTS, max: 1000 }), (attempts) => nextTry(attempts, now) === null));
  });
});

describe("a failed attempt", () => {
  test.each<[string, unknown, string]>([
    ["the gateway is away", new ProviderFault("GATEWAY_AWAY"), "GATEWAY_AWAY"],
    ["there is no provider", new ProviderFault("NO_PROVIDER"), "NO_PROVIDER"],
    ["identity is away", unavailable(), "IDENTITY_AWAY"],
    ["the gateway does not answer", new DOMException("the provider did not answer", "TimeoutError"), "GATEWAY_AWAY"],
    ["something else broke", new Error("98765 43210 is no number"), "UNEXPECTED"],
  ])("because %s is tried again", (_, error, code) => {
    expect(failure(error, 1, now)).toEqual({ state: "failed", error: code, nextTryAt: new Date("2026-11-24T06:00:30Z") });
  });

  test("that would fail again for ever is given up at once", () => {
    expect(failure(new ProviderFault("ADDRESS_REFUSED", true), 1, now)).toEqual({
      state: "given_up",
      error: "ADDRESS_REFUSED",
      nextTryAt: null,
    });
    expect(failure(new Refusal("NOT_FOUND", "error.notFound"), 1, now)).toMatchObject({ state: "given_up", error: "PERSON_UNKNOWN" });
  });

  test("for the last time is given up", () => {
    expect(failure(new ProviderFault("GATEWAY_AWAY"), MAX_ATTEMPTS, now)).toEqual({
      state: "given_up",
      error: "GATEWAY_AWAY",
      nextTryAt: null,
    });
  });

  test("keeps nothing of the message that came with it", () => {
    expect(JSON.stringify(failure(new Error("98765 43210"), 1, now))).not.toContain("98765");
  });
});
