import { expect, test } from "vitest";
import { graphAddress } from "./graph-address.ts";

const here = { graphUrl: "http://127.0.0.1:4000", publicGraphUrl: null };

test("an address that is set holds for everybody", () => {
  expect(graphAddress("192.168.1.7:3000", { ...here, publicGraphUrl: "https://graph.city.example" })).toBe("https://graph.city.example");
});
test("an edge on the same machine is reached by the name that the browser uses for it", () => {
  expect(graphAddress("192.168.1.7:3000", here)).toBe("http://192.168.1.7:4000");
  expect(graphAddress("localhost:3000", here)).toBe("http://localhost:4000");
  expect(graphAddress("[fe80::1]:3000", here)).toBe("http://[fe80::1]:4000");
});
test("an edge elsewhere stays where it is", () => {
  expect(graphAddress("portal.example", { graphUrl: "http://edge.internal:4000", publicGraphUrl: null })).toBe("http://edge.internal:4000");
});
test("what is no host name never becomes part of a page's policy", () => {
  for (const bad of [null, "", "a;script-src *", "a b", "evil'x", "a/b"]) expect(graphAddress(bad, here)).toBe("http://127.0.0.1:4000");
});
