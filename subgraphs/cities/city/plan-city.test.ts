import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { demoCities } from "../seed/demo-cities.ts";
import type { CityDocument } from "./city-document.ts";
import { type KnownCityDocument, planCity, touchesCity } from "./plan-city.ts";

const amritsar = demoCities[0] as CityDocument;
const nothing: KnownCityDocument = { state: null, city: null, departments: [], designations: [], holidays: [], trees: [] };

describe("planning a city", () => {
  test("a new city is taken whole", () => {
    const plan = planCity(nothing, amritsar);
    expect(plan.city.outcome).toBe("taken");
    expect(plan.department.writes).toHaveLength(amritsar.departments.length);
    expect(plan.trees[0]?.boundaries.writes).toHaveLength(amritsar.trees[0]?.boundaries.length ?? 0);
  });

  test("the same again changes nothing and tells nobody", () => {
    const plan = planCity(amritsar, amritsar);
    expect(touchesCity(plan)).toBe(false);
    expect(plan.trees.every((tree) => tree.boundaries.writes.length === 0)).toBe(true);
  });

  test("points, languages, postal codes and names that only we have stay; the number code never changes", () => {
    const source: CityDocument = {
      ...amritsar,
      city: {
        ...amritsar.city,
        names: { en: "Amritsar City" },
        numberCode: "107",
        latitude: null,
        longitude: null,
        pincodes: ["143010"],
        languages: ["en"],
        services: [],
        officeHours: { "6": { opens: "09:00", closes: "12:00" } },
        contactNumber: null,
      },
      trees: [
        {
          hierarchy: "ADMIN",
          boundaries: [
            { code: "SUN04", type: "LOCALITY", parent: "B1", names: { en: "Ajit Nagar" }, latitude: null, longitude: null, pincodes: [] },
          ],
        },
      ],
    };
    const plan = planCity(amritsar, source);
    expect(plan.city.record).toMatchObject({
      names: { en: "Amritsar City", hi: "अमृतसर", ur: "امرتسر" },
      numberCode: "ASR",
      latitude: 31.634,
      pincodes: ["143001", "143002", "143006", "143010"],
      languages: ["en", "hi", "ur"],
      services: ["complaints", "property", "licences"],
      contactNumber: "0183-2545155",
    });
    expect(Object.keys(plan.city.record.officeHours)).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(Object.keys(plan.city.changes).sort()).toEqual(["names", "officeHours", "pincodes"]);
    const tree = plan.trees[0]?.boundaries;
    expect(tree?.planned.get("SUN04")?.outcome).toBe("unchanged");
    expect(tree?.notInSource).toContain("ASR_HALL");
  });

  test("whatever is left out of a source, what stands afterwards holds every row that stood before, and the same source again changes nothing", () => {
    const all = amritsar.trees[0]?.boundaries ?? [];
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), (before, source) => {
        const ours = { ...amritsar, trees: [{ hierarchy: "ADMIN" as const, boundaries: before }] };
        const theirs = { ...amritsar, trees: [{ hierarchy: "ADMIN" as const, boundaries: source }] };
        const first = planCity(ours, theirs).trees[0]?.boundaries;
        const after = new Map(before.map((one) => [one.code, one]));
        for (const write of first?.writes ?? []) after.set(write.code, write);
        expect(before.every((one) => after.has(one.code))).toBe(true);
        const again = planCity({ ...ours, trees: [{ hierarchy: "ADMIN", boundaries: [...after.values()] }] }, theirs);
        expect(again.trees[0]?.boundaries.writes).toEqual([]);
      }),
    );
  });
});
