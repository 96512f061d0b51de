import type { Manifest, MeasureDefinition } from "@civicgraph/plugin-sdk";
import { describe, expect, test } from "vitest";
import { checkMeasures } from "./check-measures.ts";

const measure = (change: Partial<MeasureDefinition> = {}): MeasureDefinition => ({
  id: "dogs.filed",
  name: "measure.filed",
  description: "measure.filed.about",
  grain: "case",
  formula: { count: {} },
  unit: "count",
  direction: "none",
  drill: ["ward"],
  ...change,
});
const messages = { en: { "measure.filed": "Filed", "measure.filed.about": "Those filed." } };
const faults = (...measures: MeasureDefinition[]) => checkMeasures({ name: "dogs", measures } as unknown as Manifest, messages, ["en"]);

test("a measure that is right has no fault, and a manifest needs none", () => {
  expect(faults(measure())).toEqual([]);
  expect(checkMeasures({ name: "dogs" } as Manifest, {}, ["en"])).toEqual([]);
});

describe("what is wrong is named with its field", () => {
  test.each<[string, Partial<MeasureDefinition>, string]>([
    ["an id of another service", { id: "cats.filed" }, 'measures[0].id: "cats.filed" must be "dogs." and a word'],
    [
      "a column that is none",
      { formula: { median: "timeToSleep" }, unit: "hours" },
      'measures[0].formula.median: "timeToSleep" is no number of a case',
    ],
    [
      "a column of another grain",
      { formula: { sum: "amount" }, unit: "money" },
      'measures[0].formula.sum: "amount" is no number of a case',
    ],
    [
      "a filter over what is not there",
      { formula: { count: { breed: "pug" } } },
      "measures[0].formula.count.breed: is no column of a case",
    ],
    ["a filter of another type", { formula: { count: { closed: "yes" } } }, "measures[0].formula.count.closed: needs a boolean"],
    [
      "SQL in place of a test",
      { formula: { count: { state: { raw: "1 = 1" } as never } } },
      "measures[0].formula.count.state: is no test that is known",
    ],
    ["a key that is unknown", { formula: { count: {}, sql: "drop table" } as never }, "measures[0].formula.sql: is not known here"],
    [
      "no formula that is known",
      { formula: { mode: "rating" } as never },
      "measures[0].formula: is none of count, distinct, share, sum, average, median, p90, max, ratio, difference, ofTarget",
    ],
    [
      "a unit that does not fit",
      { formula: { share: { closed: true } } },
      'measures[0].unit: "count" does not fit the formula, percent does',
    ],
    [
      "durations in money",
      { formula: { median: "age" }, unit: "money" },
      'measures[0].unit: "money" does not fit the formula, hours or days does',
    ],
    ["a dimension that is none", { drill: ["breed"] }, 'measures[0].drill: "breed" is no dimension of a case'],
    ["a date that it has not", { grain: "payment", date: "closed" }, 'measures[0].date: "closed" is no date of a payment'],
    ["a service of another manifest", { services: ["cats"] }, 'measures[0].services: "cats" is none of this manifest'],
    [
      "a measure that is not there",
      { formula: { ratio: ["dogs.filed", "dogs.none"] }, unit: "percent" },
      'measures[0].formula.ratio: "dogs.none" is no measure of this manifest',
    ],
    [
      "itself",
      { formula: { ofTarget: "dogs.filed" }, unit: "percent" },
      'measures[0].formula.ofTarget: "dogs.filed" is made of other measures itself',
    ],
    ["a text that is missing", { name: "measure.other" }, 'locales/en.json: lacks "measure.other"'],
    ["a target that is no number", { target: Number.NaN }, "measures[0].target: is no number"],
  ])("%s", (_, change, fault) => {
    expect(faults(measure(change))).toContain(fault);
  });

  test("an id that stands twice", () => {
    expect(faults(measure(), measure())).toEqual(['measures[1].id: "dogs.filed" stands twice']);
  });
});
