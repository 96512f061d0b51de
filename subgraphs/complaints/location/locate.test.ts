import { metresBetween } from "@civicgraph/kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CITY_RADIUS_METRES, locate, nearestOf } from "./locate.ts";

const centre = { latitude: 31.634, longitude: 74.8723 };
/** A square of about four kilometres around the centre. */
const outline = {
  type: "Polygon" as const,
  coordinates: [
    [
      [74.85, 31.61],
      [74.89, 31.61],
      [74.89, 31.65],
      [74.85, 31.65],
      [74.85, 31.61],
    ] as [number, number][],
  ],
};

describe("whether a point is in the city", () => {
  test("goes by the outline where there is one, however near the centre is", () => {
    const city = { ...centre, outline };
    expect(locate(centre, city)).toBe("inside");
    expect(locate({ latitude: 31.66, longitude: 74.8723 }, city)).toBe("outside");
  });

  test("goes by the distance to the centre where nobody has drawn an outline", () => {
    const city = { ...centre, outline: null };
    expect(locate({ latitude: 31.7, longitude: 74.9 }, city)).toBe("inside");
    expect(locate({ latitude: 28.6, longitude: 77.2 }, city)).toBe("outside");
  });

  test("cannot be said of a city of which neither is known", () => {
    expect(locate(centre, { latitude: null, longitude: null, outline: null })).toBe("unverified");
  });

  test("without an outline, inside means within the radius and nothing else", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), (north, east) => {
        const point = { latitude: centre.latitude + north, longitude: centre.longitude + east };
        expect(locate(point, { ...centre, outline: null }) === "inside").toBe(metresBetween(point, centre) <= CITY_RADIUS_METRES);
      }),
    );
  });
});

describe("the locality of a point", () => {
  const near = { code: "NEAR", latitude: 31.635, longitude: 74.873 };
  const farther = { code: "FARTHER", latitude: 31.64, longitude: 74.88 };
  const nowhere = { code: "NOWHERE", latitude: null, longitude: null };

  test("is the nearest of those that have a point", () => {
    expect(nearestOf(centre, [farther, nowhere, near])?.code).toBe("NEAR");
  });

  test("is none where all are too far away or have no point: the ward would be guessed", () => {
    expect(nearestOf({ latitude: 31.7, longitude: 74.9 }, [farther, nowhere, near])).toBeUndefined();
    expect(nearestOf(centre, [nowhere])).toBeUndefined();
  });
});
