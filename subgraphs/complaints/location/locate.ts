import { metresBetween, type Point } from "@civicgraph/kit";
import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";

export interface CityShape {
  latitude: number | null;
  longitude: number | null;
  outline: { type: "Polygon"; coordinates: [number, number][][] } | null;
}

/** How far from its centre a place may be counted to a city whose outline nobody has drawn. */
export const CITY_RADIUS_METRES = 25_000;

/** Is a point in the city? By the outline where there is one, else by distance to its centre, else nobody can say. */
export function locate(point: Point, city: CityShape): "inside" | "outside" | "unverified" {
  if (city.outline) return booleanPointInPolygon([point.longitude, point.latitude], city.outline) ? "inside" : "outside";
  if (city.latitude === null || city.longitude === null) return "unverified";
  return metresBetween(point, { latitude: city.latitude, longitude: city.longitude }) <= CITY_RADIUS_METRES ? "inside" : "outside";
}

/** A locality whose point is farther away is not where the place lies: in the field most localities have no point at all. */
const NEAREST_METRES = 2000;

/** The locality whose point lies nearest, and near enough; undefined where there is none. */
export function nearestOf<T extends { latitude: number | null; longitude: number | null }>(
  point: Point,
  localities: readonly T[],
): T | undefined {
  const [nearest] = localities
    .flatMap((one) => {
      const { latitude, longitude } = one;
      return latitude === null || longitude === null ? [] : [{ one, metres: metresBetween(point, { latitude, longitude }) }];
    })
    .filter(({ metres }) => metres <= NEAREST_METRES)
    .sort((a, b) => a.metres - b.metres);
  return nearest?.one;
}
