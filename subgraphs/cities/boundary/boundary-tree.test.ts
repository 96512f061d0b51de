import { metresBetween } from "@civicgraph/kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Boundary } from "../city/city-document.ts";
import { demoCities } from "../seed/demo-cities.ts";
import { indexTree, listWards, searchLocalities } from "./boundary-tree.ts";

const boundaries = demoCities[0]?.trees[0]?.boundaries ?? [];
const tree = indexTree(boundaries);
const codes = (asked: Parameters<typeof searchLocalities>[1], locale = "en") =>
  searchLocalities(tree, asked, locale).map((one) => one.code);

describe("localities of a city", () => {
  test("are found by words of any language, in any order and case", () => {
    expect(codes({ search: "nagar AJIT", first: 5 })).toEqual(["SUN04"]);
    expect(codes({ search: "अजीत", first: 5 })).toEqual(["SUN04"]);
    expect(codes({ search: "رنجیت", first: 5 })).toEqual(["ASR_RANJIT"]);
  });

  test("are found without the dots and marks that people leave out when they type", () => {
    expect(codes({ search: "बाजार", first: 5 })).toEqual(["ASR_HALL"]);
  });

  test("that begin with the words come before those that hold them; the same name comes by ward, 2 before 10", () => {
    const locality = (code: string, parent: string, en: string): Boundary => ({
      code,
      type: "LOCALITY",
      parent,
      names: { en },
      latitude: null,
      longitude: null,
      pincodes: [],
    });
    const ward = (number: number): Boundary => ({ ...locality(`W${number}`, "Z", `Ward ${number}`), type: "WARD" });
    const twins = indexTree([
      ward(2),
      ward(10),
      locality("A", "W10", "Prem Nagar"),
      locality("B", "W2", "Prem Nagar"),
      locality("C", "W2", "Aman, Prem Nagar"),
    ]);
    expect(searchLocalities(twins, { search: "prem", first: 5 }, "en").map((one) => one.code)).toEqual(["B", "A", "C"]);
  });

  test("come nearest first, with the distance in metres", () => {
    const near = { latitude: 31.6576, longitude: 74.8645 };
    const found = searchLocalities(tree, { near, first: 3 }, "en");
    expect(found[0]).toMatchObject({ code: "ASR_RANJIT", distance: 0, ward: { code: "B2", name: "Block 2" } });
  });

  test("of a postal code come before those whose code nobody has given; those of another do not come", () => {
    const some = indexTree([
      ...boundaries,
      { code: "NEW", type: "LOCALITY", parent: "B1", names: { en: "A New Colony" }, latitude: null, longitude: null, pincodes: [] },
    ]);
    expect(searchLocalities(some, { pincode: "143006", first: 5 }, "en").map((one) => one.code)).toEqual(["ASR_KATRA", "NEW"]);
  });

  test("whatever the point, distances never fall along the list, those without a point come last, and no more come than asked for", () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 100 }), (near, first) => {
        const found = searchLocalities(tree, { near, first }, "en");
        const distances = found.map((one) => one.distance ?? Number.POSITIVE_INFINITY);
        expect(found.length).toBeLessThanOrEqual(first);
        expect(distances).toEqual([...distances].sort((a, b) => a - b));
        for (const one of found) {
          expect(one.distance).toBeCloseTo(metresBetween(near, { latitude: one.latitude ?? 0, longitude: one.longitude ?? 0 }), -1);
        }
      }),
    );
  });

  test("a ring of parents does not hang the search; the locality has no ward", () => {
    const ring = indexTree([
      { code: "A", type: "ZONE", parent: "B", names: { en: "A" }, latitude: null, longitude: null, pincodes: [] },
      { code: "B", type: "ZONE", parent: "A", names: { en: "B" }, latitude: null, longitude: null, pincodes: [] },
      { code: "L", type: "LOCALITY", parent: "A", names: { en: "L" }, latitude: null, longitude: null, pincodes: [] },
    ]);
    expect(searchLocalities(ring, { first: 5 }, "en")[0]?.ward).toBeNull();
  });
});

test("wards come in the order people count, with their zone", () => {
  const many = indexTree(
    ["Block 10", "Block 9", "Block 2"].map((name) => ({
      code: name,
      type: "WARD",
      parent: null,
      names: { en: name },
      latitude: null,
      longitude: null,
      pincodes: [],
    })),
  );
  expect(listWards(many, "en").map((one) => one.name)).toEqual(["Block 2", "Block 9", "Block 10"]);
  expect(listWards(tree, "hi")[0]).toEqual({ code: "B1", name: "ब्लॉक 1", type: "WARD", zone: { code: "Z1", name: "ज़ोन 1" } });
});
