import { expect, test } from "vitest";
import type { FormField } from "../graphql/types.ts";
import { translator } from "../messages/translate.ts";
import { checkAnswer } from "./check-answer.ts";

const t = translator("en");
const field = (type: string, more: Partial<FormField> = {}) =>
  ({
    name: "it",
    type,
    label: "It",
    required: false,
    minLength: null,
    maxLength: null,
    min: null,
    max: null,
    maxItems: null,
    ...more,
  }) as FormField;
const codeOf = (one: FormField, answer: Parameters<typeof checkAnswer>[1]) => checkAnswer(one, answer, t)?.code ?? null;

test("what is needed must be given, what is not may stay empty", () => {
  expect(codeOf(field("text", { required: true }), "")).toBe("field.required");
  expect(codeOf(field("photos", { required: true }), [])).toBe("field.required");
  expect(codeOf(field("text"), undefined)).toBeNull();
});

test("a choice is asked for in other words than a text", () => {
  expect(checkAnswer(field("category", { required: true }), "", t)?.message).not.toBe(
    checkAnswer(field("text", { required: true }), "", t)?.message,
  );
});

test("a mobile number is ten digits that begin with 6 to 9, as people write it", () => {
  for (const good of ["9876543210", "+91 98765 43210", "098765-43210"]) expect(codeOf(field("mobile"), good)).toBeNull();
  for (const bad of ["1234567890", "98765", "phone"]) expect(codeOf(field("mobile"), bad)).toBe("field.mobile");
});

test("a PIN code has six digits and does not begin with 0", () => {
  expect(codeOf(field("pincode"), "143 001")).toBeNull();
  expect(codeOf(field("pincode"), "043001")).toBe("field.invalid");
});

test("letters are counted as people count them", () => {
  const description = field("longText", { minLength: 3, maxLength: 4 });
  expect(codeOf(description, "👍👍")).toBe("field.tooShort");
  expect(codeOf(description, "👍👍👍👍")).toBeNull();
  expect(codeOf(description, "abcde")).toBe("field.tooLong");
});

test("a number keeps within its bounds", () => {
  const rating = field("rating", { min: 1, max: 5 });
  expect(codeOf(rating, "3")).toBeNull();
  expect(codeOf(rating, "6")).toBe("field.outOfRange");
  expect(codeOf(rating, "three")).toBe("field.invalid");
});

test("no more photos than there is room for", () => {
  const photo = { receipt: "r", name: "n", thumbnail: null };
  expect(codeOf(field("photos", { maxItems: 2 }), [photo, photo, photo])).toBe("field.tooMany");
  expect(codeOf(field("photos"), [photo, photo, photo])).toBeNull();
});
