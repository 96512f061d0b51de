import { expect, test } from "vitest";
import { markOf } from "./client-address.ts";

test("the mark of a person tells nothing without the secret", () => {
  expect(markOf("mobile", "9876543210", "a")).not.toBe(markOf("mobile", "9876543210", "b"));
  expect(markOf("mobile", "9876543210", "a")).not.toBe(markOf("address", "9876543210", "a"));
  expect(markOf("mobile", "9876543210", "a")).not.toContain("9876543210");
});
