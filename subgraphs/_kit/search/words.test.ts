import { expect, test } from "vitest";
import { beginsWith, mobileIn, wordQuery } from "./words.ts";

test("words are found by their beginnings, in every script, and nothing in them is an operator", () => {
  expect(wordQuery("Ranjit Ave.")).toBe("ranjit:* & ave:*");
  expect(wordQuery("रंजीत एवेन्यू")).toBe("रंजीत:* & एवेन्यू:*");
  expect(wordQuery("a & !b | (c:*)")).toBe("a:* & b:* & c:*");
  expect(wordQuery(" .,- ")).toBeNull();
});

test.each([
  ["98765 43210", "9876543210"],
  ["+91-9876543210", "9876543210"],
  ["09876543210", "9876543210"],
  ["1234567890", null],
  ["PT-ASR-000101", null],
])("%s as a mobile number is %s", (text, mobile) => expect(mobileIn(text)).toBe(mobile));

test("what a pattern means is searched for as it stands", () => expect(beginsWith("100%_")).toBe("100\\%\\_%"));
