import { NextResponse } from "next/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isSameOrigin } from "./origin.ts";
import { safePath } from "./safe-path.ts";
import { readSealed, writeSealed } from "./sealed.ts";
import { securityPolicy } from "./security-policy.ts";
import { readClaims } from "./tokens.ts";

afterEach(() => vi.useRealTimers());

describe("where a link may lead", () => {
  test.each(["/en", "/hi/cases?after=x", "/ur/file/complaints"])("%s is ours", (path) => expect(safePath(path)).toBe(path));
  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/xx/cases",
    "/en\\@evil",
    "/en /x",
    "",
    undefined,
    `/en/${"a".repeat(600)}`,
  ])("%s is not", (path) => expect(safePath(path)).toBeNull());
});

describe("where a form may come from", () => {
  const post = (headers: Record<string, string>) => new Request("http://127.0.0.1:3000/en/post/city", { method: "POST", headers });
  test("our own pages, by whatever name the browser knows us", () => {
    expect(isSameOrigin(post({ origin: "http://192.168.1.7:3000", host: "192.168.1.7:3000" }))).toBe(true);
  });
  test.each([
    [{ origin: "https://evil.example", host: "city.example" }],
    [{ origin: "null", host: "city.example" }],
    [{ host: "city.example" }],
    [{ origin: "not an origin", host: "city.example" }],
    [{ origin: "https://city.example:8443", host: "city.example" }],
  ])("not %o", (headers) => expect(isSameOrigin(post(headers as Record<string, string>))).toBe(false));
});

describe("what a form carries to the next page", () => {
  const jarOf = (response: NextResponse) => ({ get: (name: string) => response.cookies.get(name) });
  const value = { mobile: "9876543210", note: "नमस्ते ".repeat(300) };

  test("is read as it was written, and cannot be read in the browser", () => {
    const response = new NextResponse();
    expect(writeSealed(response, "it", value, 60)).toBe(true);
    expect(readSealed(jarOf(response), "it")).toEqual(value);
    expect(response.headers.get("set-cookie")).not.toContain("9876543210");
    expect(response.headers.get("set-cookie")).toMatch(/HttpOnly/i);
  });
  test("is worth nothing once its time is over", () => {
    vi.useFakeTimers({ now: new Date("2026-11-26T06:00:00Z") });
    const response = new NextResponse();
    writeSealed(response, "it", value, 60);
    vi.setSystemTime(new Date("2026-11-26T06:01:01Z"));
    expect(readSealed(jarOf(response), "it")).toBeNull();
  });
  test("is worth nothing where a single letter of it was changed", () => {
    const response = new NextResponse();
    writeSealed(response, "it", { a: 1 }, 60);
    const sealed = response.cookies.get("it.0")?.value ?? "";
    const forged = sealed.slice(0, 20) + (sealed[20] === "A" ? "B" : "A") + sealed.slice(21);
    expect(readSealed({ get: (name) => (name === "it.0" ? { value: forged } : undefined) }, "it")).toBeNull();
    expect(readSealed({ get: () => undefined }, "it")).toBeNull();
  });
  test("is not kept at all where it is too long for a browser", () => {
    const noise = Array.from({ length: 20_000 }, (_, index) => ((index * 7919) % 9973).toString(36)).join("");
    expect(writeSealed(new NextResponse(), "it", { noise }, 60)).toBe(false);
  });
});

describe("the content security policy", () => {
  const strict = { development: false, pictures: "https://graph.example/x" };
  const rule = (policy: string, name: string) => policy.split("; ").find((one) => one.startsWith(`${name} `)) ?? "";

  test("no page runs a script or a style that is not ours, nor speaks to anybody else", () => {
    const policy = securityPolicy("n0nce", strict);
    expect(policy).not.toContain("unsafe");
    expect(rule(policy, "connect-src")).toBe("connect-src 'self'");
    expect(rule(policy, "img-src")).toBe("img-src 'self' data: blob: https://graph.example");
    for (const closed of ["object-src", "base-uri", "frame-ancestors"]) expect(rule(policy, closed)).toBe(`${closed} 'none'`);
  });
  test("the page with GraphiQL may style inline, load the editor's font and speak to the graph: nothing else changes", () => {
    const changed = ["style-src", "font-src", "connect-src"];
    const [before, after] = [securityPolicy("n", strict), securityPolicy("n", { ...strict, explores: "https://graph.example" })];
    const differing = after.split("; ").filter((one) => !before.split("; ").includes(one));
    expect(differing.map((one) => one.split(" ")[0])).toEqual(changed);
    expect(rule(after, "script-src")).toBe(rule(before, "script-src"));
    expect(rule(after, "connect-src")).toBe("connect-src 'self' https://graph.example");
  });
});

describe("what the portal reads of a token", () => {
  const token = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.y`;
  test("its kind and its end", () => {
    expect(readClaims(token({ kind: "citizen", exp: 1_800_000_000 }))).toMatchObject({ kind: "citizen", expiresAt: 1_800_000_000 });
  });
  test("nothing of what is none", () => {
    for (const bad of [undefined, "", "x", "a.b.c", token({ kind: "citizen" }), token([])]) expect(readClaims(bad)).toBeNull();
  });
});
