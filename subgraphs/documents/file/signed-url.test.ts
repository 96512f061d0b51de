import fc from "fast-check";
import { expect, test } from "vitest";
import { secondsLeft, signedPath } from "./signed-url.ts";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const NOW = new Date("2026-11-24T10:00:00Z");
const SECRET = "a secret of this installation";

const linkOf = (path: string) => {
  const url = new URL(path, "http://graph");
  return { id: ID, size: "full" as const, e: url.searchParams.get("e"), s: url.searchParams.get("s") };
};
const link = linkOf(signedPath(ID, "full", NOW, SECRET));
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

test("a link holds for ten to fifteen minutes, then no more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (offset) => {
      const at = later(offset);
      const made = linkOf(signedPath(ID, "full", at, SECRET));
      const left = secondsLeft(made, at, SECRET);
      expect(left).toBeGreaterThanOrEqual(600);
      expect(left).toBeLessThanOrEqual(900);
      expect(secondsLeft(made, new Date(at.getTime() + left * 1000), SECRET)).toBe(0);
    }),
  );
});

test("a page that is read again a minute later names the same link", () => {
  expect(signedPath(ID, "full", later(60), SECRET)).toBe(signedPath(ID, "full", NOW, SECRET));
});

test("another file, size, expiry, key or signature does not hold", () => {
  const never = [
    { ...link, id: ID.replace("01", "02") },
    { ...link, size: "thumbnail" as const },
    { ...link, e: String(Number(link.e) + 300) },
    { ...link, s: `${link.s?.slice(0, -2)}AA` },
    { ...link, s: "" },
    { ...link, s: ["a"] },
    { ...link, e: undefined },
    { ...link, e: "1e12" },
  ];
  for (const one of never) expect(secondsLeft(one, NOW, SECRET)).toBe(0);
  expect(secondsLeft(link, NOW, "another secret")).toBe(0);
  expect(secondsLeft(link, NOW, SECRET)).toBe(900);
});
