import "reflect-metadata";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../errors.ts";
import { decodeCursor, encodeCursor, pageSize, toConnection } from "./connection.ts";

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
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 }), (key) => {
        expect(decodeCursor(encodeCursor(key), key.length)).toEqual(key);
      }),
    );
  });

  test("that is missing is the beginning of the list", () => {
    expect(decodeCursor(null, 2)).toBeNull();
    expect(decodeCursor(undefined, 2)).toBeNull();
    expect(decodeCursor("", 2)).toBeNull();
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
    expect(refusal(() => decodeCursor(cursor, 2))).toEqual({ code: "BAD_USER_INPUT", fields: ["after field.invalid"] });
  });

  test("of any text at all is a key or BAD_USER_INPUT, nothing else", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        expect([null, "BAD_USER_INPUT"]).toContain(refusal(() => decodeCursor(text, 2))?.code ?? null);
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
