import "reflect-metadata";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../errors.ts";
import { type CursorPart, decodeCursor, encodeCursor, pageSize, toConnection } from "./connection.ts";

const TEXTS = ["text", "text"] as const;

const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, fields: error.fields.map((field) => `${field.path} ${field.code}`) };
    throw error;
  }
  return null;
};

describe("a cursor", () => {
  test("gives back the key that it was made of", () => {
    const part = fc.oneof(
      fc.tuple(
        fc.constant<CursorPart>("text"),
        fc.string().filter((text) => !text.includes("\u0000")),
      ),
      fc.tuple(fc.constant<CursorPart>("uuid"), fc.uuid()),
      fc.tuple(
        fc.constantFrom<CursorPart>("instant", "instantOrNull"),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("9999-12-31") }).map((date) => date.toISOString()),
      ),
      fc.tuple(fc.constant<CursorPart>("instantOrNull"), fc.constant(null)),
      fc.tuple(fc.constant<CursorPart>("serial"), fc.nat().map(String)),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const key = parts.map(([, value]) => value);
        const kinds = parts.map(([kind]) => kind);
        expect(decodeCursor(encodeCursor(key), kinds)).toEqual(key);
      }),
    );
  });

  test.each<[CursorPart, string | number | null]>([
    ["uuid", "not-a-uuid"],
    ["uuid", null],
    ["instant", "tomorrow"],
    ["instant", "2026-99-99T00:00:00Z"],
    ["instant", null],
    ["serial", "1 or 1=1"],
    ["serial", -1],
    ["serial", "9".repeat(30)],
    ["text", "a\u0000b"],
    ["text", 7],
  ])("whose part is no %s (%j) is refused before PostgreSQL sees it", (kind, value) => {
    expect(refusal(() => decodeCursor(encodeCursor([value]), [kind]))?.fields).toEqual(["after field.invalid"]);
  });

  test("that is missing is the beginning of the list", () => {
    expect(decodeCursor(null, TEXTS)).toBeNull();
    expect(decodeCursor(undefined, TEXTS)).toBeNull();
    expect(decodeCursor("", TEXTS)).toBeNull();
  });

  test.each([
    ["no base64", "%%%"],
    ["base64 of no JSON", Buffer.from("not json").toString("base64url")],
    ["an object", Buffer.from('{"a":1}').toString("base64url")],
    ["null", Buffer.from("null").toString("base64url")],
    ["of another list: too short", encodeCursor(["a"])],
    ["of another list: too long", encodeCursor(["a", "b", "c"])],
    ["with an object in it", Buffer.from('["a",{}]').toString("base64url")],
    ["with a truth in it", Buffer.from('["a",true]').toString("base64url")],
  ])("that is %s is BAD_USER_INPUT at `after`", (_, cursor) => {
    expect(refusal(() => decodeCursor(cursor, TEXTS))).toEqual({ code: "BAD_USER_INPUT", fields: ["after field.invalid"] });
  });

  test("of any text at all is a key or BAD_USER_INPUT, nothing else", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect([null, "BAD_USER_INPUT"]).toContain(refusal(() => decodeCursor(text, TEXTS))?.code ?? null);
      }),
    );
  });
});

describe("a page", () => {
  test("holds 20 rows unless told, 1 to 100", () => {
    expect(pageSize(null)).toBe(20);
    expect(pageSize(1)).toBe(1);
    expect(pageSize(100)).toBe(100);
    for (const size of [0, -1, 101, 1.5, Number.NaN]) expect(refusal(() => pageSize(size))?.fields).toEqual(["first field.outOfRange"]);
  });

  test("shows no more than its size, and says whether more follow", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (all, size) => {
        const page = toConnection(all.slice(0, size + 1), size, all.length, (row) => [row]);
        expect(page.nodes).toEqual(all.slice(0, size));
        expect(page.pageInfo.hasNextPage).toBe(all.length > size);
        expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
      }),
    );
  });
});
