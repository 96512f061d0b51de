import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import subgraph from "../subgraph.ts";

const YEAR = "2026-27";
let city: TestCity;
beforeAll(async () => {
  city = await startTestCity([subgraph]);
});
afterAll(() => city?.stop());

class Undone extends Error {}

/** Takes numbers at once, each in a transaction of its own; some think better of it and roll back. Answers those that were kept. */
async function take(counter: string, place: string, count: number, undone: (index: number) => boolean): Promise<number[]> {
  const taken = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      city
        .services("complaints")
        .transact(async (tx) => {
          const [row] = await tx.query<{ value: string }>(`select ${counter}(?, ?) as value`, [place, YEAR]);
          if (undone(index)) throw new Undone();
          return Number(row?.value);
        })
        .catch((error: unknown) => {
          if (error instanceof Undone) return null;
          throw error;
        }),
    ),
  );
  return taken.filter((one): one is number => one !== null).sort((a, b) => a - b);
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test("numbers taken at once are never the same, from the very first on", async () => {
  const taken = await take("next_case_number", "pb.amritsar", 60, () => false);
  expect(taken).toEqual(upTo(60));
});

test("a number whose case was not filed is not given again", async () => {
  const taken = await take("next_case_number", "pb.jalandhar", 60, (index) => index % 3 === 0);
  expect(new Set(taken).size).toBe(40);
});

test("the first to ask for a new year's numbers may fail: the next begin it", async () => {
  const taken = await take("next_case_number", "pb.phagwara", 20, (index) => index === 0);
  expect(new Set(taken).size).toBe(19);
});

test("gapless numbers have no gap, whoever rolled back meanwhile", async () => {
  const taken = await take("next_gapless_number", "pb.amritsar", 60, (index) => index % 3 === 0);
  expect(taken).toEqual(upTo(40));
});

test("each city and each financial year counts for itself", async () => {
  expect(await take("next_gapless_number", "pb.jalandhar", 1, () => false)).toEqual([1]);
  const other = await city
    .services("complaints")
    .transact((tx) => tx.query<{ value: string }>("select next_gapless_number('pb.amritsar', '2027-28') as value"));
  expect(Number(other[0]?.value)).toBe(1);
});
