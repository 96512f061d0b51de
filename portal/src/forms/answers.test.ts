import { describe, expect, test } from "vitest";
import type { FormField } from "../graphql/types.ts";
import { type Answers, isAsked, isGiven, readAnswer, toInput } from "./answers.ts";

const field = (name: string, type: string, more: Partial<FormField> = {}): FormField => ({
  name,
  type,
  label: name,
  help: null,
  required: false,
  minLength: null,
  maxLength: null,
  min: null,
  max: null,
  maxItems: null,
  options: null,
  optionsField: null,
  when: null,
  ...more,
});
const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
};

describe("what a posted form says", () => {
  test("text is trimmed, and its lines end as everywhere else", () => {
    expect(readAnswer(field("description", "longText"), form({ description: "  one\r\ntwo  " }))).toBe("one\ntwo");
  });
  test("a field that the page did not show says nothing; an empty one says so", () => {
    expect(readAnswer(field("landmark", "text"), form({}))).toBeUndefined();
    expect(readAnswer(field("landmark", "text"), form({ landmark: " " }))).toBe("");
  });
  test("a point needs both of its numbers, on the earth", () => {
    const location = field("location", "point");
    expect(readAnswer(location, form({ "location.latitude": "31.6", "location.longitude": "74.9", "location.accuracy": "12.4" }))).toEqual({
      latitude: 31.6,
      longitude: 74.9,
      accuracy: 12,
    });
    expect(readAnswer(location, form({ "location.latitude": "31.6" }))).toBe("");
    expect(readAnswer(location, form({ "location.latitude": "131", "location.longitude": "74.9" }))).toBe("");
    expect(readAnswer(location, form({ "location.latitude": "x", "location.longitude": "" }))).toBe("");
  });
});

describe("whether a field is asked", () => {
  test("under the condition that another has a value, or any, or none", () => {
    const pet = field("breed", "text", { when: { field: "kind", equals: "dog", present: null } });
    expect(isAsked(pet, { kind: "dog" })).toBe(true);
    expect(isAsked(pet, { kind: "cat" })).toBe(false);
    const place = field("locality", "locality", { when: { field: "location", equals: null, present: false } });
    expect(isAsked(place, {})).toBe(true);
    expect(isAsked(place, { location: { latitude: 1, longitude: 2 } })).toBe(false);
  });
});

test("an answer is given where there is something in it", () => {
  expect([undefined, "", []].map(isGiven)).toEqual([false, false, false]);
  expect(["x", { latitude: 0, longitude: 0 }, [{ receipt: "r", name: "n", thumbnail: null }]].map(isGiven)).toEqual([true, true, true]);
});

describe("answers as a mutation's input", () => {
  const fields = [
    field("onBehalfOf.name", "text"),
    field("onBehalfOf.mobile", "mobile"),
    field("location", "point"),
    field("attachments", "photos"),
    field("rating", "rating"),
    field("breed", "text", { when: { field: "kind", equals: "dog", present: null } }),
  ];
  test("names are paths, photos are their receipts, a rating is a number, a point has no accuracy", () => {
    const answers: Answers = {
      "onBehalfOf.name": "Asha",
      "onBehalfOf.mobile": "9876543210",
      location: { latitude: 31.6, longitude: 74.9, accuracy: 9 },
      attachments: [{ receipt: "signed", name: "a.jpg", thumbnail: null }],
      rating: "5",
    };
    expect(toInput(fields, answers)).toEqual({
      onBehalfOf: { name: "Asha", mobile: "9876543210" },
      location: { latitude: 31.6, longitude: 74.9 },
      attachments: ["signed"],
      rating: 5,
    });
  });
  test("what is empty, or no longer asked, is left out", () => {
    expect(toInput(fields, { "onBehalfOf.name": "", kind: "cat", breed: "Poodle", attachments: [] })).toEqual({});
  });
});
