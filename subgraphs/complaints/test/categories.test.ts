import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeCategories } from "../category/apply-categories.ts";
import type { CategoryDocument } from "../category/category-document.ts";
import subgraph from "../subgraph.ts";

interface Category {
  code: string;
  name: string;
  department: string | null;
  slaHours: number;
  keywords: string[];
}

let city: TestCity;
beforeAll(async () => {
  city = await startTestCity([subgraph], { seed: true });
});
afterAll(() => city?.stop());

const list = async (code: string, locale = "en") =>
  (
    await city.ask<{ complaintCategories: Category[] }>(
      "complaints",
      "query ($city: ID!) { complaintCategories(city: $city) { code name department slaHours keywords } }",
      { city: code },
      { locale },
    )
  ).data?.complaintCategories ?? [];
const one = async (code: string, category: string, locale?: string) => (await list(code, locale)).find((row) => row.code === category);

const own = (change: Partial<CategoryDocument>): CategoryDocument => ({
  scope: "pb.amritsar",
  code: "BurningOfGarbage",
  names: { en: "Burning of stubble or garbage", hi: "पराली या कूड़ा जलाना" },
  keywords: { en: "stubble, smoke", hi: "पराली, धुआँ" },
  group: "Garbage",
  department: "DEPT_5",
  slaHours: 12,
  active: true,
  position: 1,
  ...change,
});
const write = (document: CategoryDocument) =>
  city.services("complaints").transact((tx) => writeCategories(tx, { planned: new Map(), writes: [document], notInSource: [] }));

describe("what one may complain of", () => {
  test("a city without categories of its own has the state's, without the inactive, in the reader's language", async () => {
    const all = await list("pb.amritsar", "hi");
    expect(all.find((row) => row.code === "BurningOfGarbage")?.name).toBe("कूड़ा जलाना");
    const hidden = await city
      .services("complaints")
      .transact((tx) => tx.query<{ code: string }>("select code from complaint_category where not active"));
    expect(hidden.length).toBeGreaterThan(0);
    for (const { code } of hidden) expect(all.map((row) => row.code)).not.toContain(code);
  });

  test("a state that is unknown has none, and no other state's", async () => {
    expect(await list("zz.nowhere")).toEqual([]);
  });

  test("a city's own category stands over the state's of the same code, in that city alone", async () => {
    await write(own({ scope: "pb.phagwara" }));
    expect(await one("pb.phagwara", "BurningOfGarbage")).toMatchObject({
      name: "Burning of stubble or garbage",
      department: "DEPT_5",
      slaHours: 12,
    });
    expect(await one("pb.jalandhar", "BurningOfGarbage")).toMatchObject({ name: "Burning of garbage", slaHours: 24 });
    const codes = (await list("pb.phagwara")).map((row) => row.code);
    expect(codes).toHaveLength(new Set(codes).size);
  });

  test("a city that closes a category of the state does not offer it", async () => {
    await write(own({ scope: "pb.mohali", active: false }));
    expect(await one("pb.mohali", "BurningOfGarbage")).toBeUndefined();
  });

  test("words of the reader's language come with the English ones, each once", async () => {
    await write(own({ scope: "pb.kharar", keywords: { en: "smoke, fire", hi: "धुआँ, smoke" } }));
    expect((await one("pb.kharar", "BurningOfGarbage", "hi"))?.keywords).toEqual(["धुआँ", "smoke", "fire"]);
  });
});
