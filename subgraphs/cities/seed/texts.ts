import type { Boundary, Coded, Outline, Texts } from "../city/city-document.ts";

export const texts = (en: string, hi: string, ur: string): Texts => ({ en, hi, ur });

export const coded = (code: string, en: string, hi: string, ur: string): Coded => ({ code, names: texts(en, hi, ur), active: true });

/** Locality: code, names in English, Hindi and Urdu, latitude, longitude, postal code. */
export type Place = [code: string, en: string, hi: string, ur: string, latitude: number, longitude: number, pincode: string];

export interface DemoWard {
  code: string;
  names: Texts;
  places: Place[];
}
export interface DemoZone {
  code: string;
  names: Texts;
  wards: DemoWard[];
}

const plain = { latitude: null, longitude: null, pincodes: [] };

/** A city's tree, flat: city, zones, wards, localities. */
export function flatten(city: string, names: Texts, zones: DemoZone[]): Boundary[] {
  return [
    { code: city, type: "CITY", parent: null, names, ...plain },
    ...zones.flatMap((zone): Boundary[] => [
      { code: zone.code, type: "ZONE", parent: city, names: zone.names, ...plain },
      ...zone.wards.flatMap((ward): Boundary[] => [
        { code: ward.code, type: "WARD", parent: zone.code, names: ward.names, ...plain },
        ...ward.places.map(
          ([code, en, hi, ur, latitude, longitude, pincode]): Boundary => ({
            code,
            type: "LOCALITY",
            parent: ward.code,
            names: texts(en, hi, ur),
            latitude,
            longitude,
            pincodes: [pincode],
          }),
        ),
      ]),
    ]),
  ];
}

/** An outline with corners at these distances (kilometres) from a centre, counter-clockwise from the east: hand-made, wide enough for the suburbs. */
export function outlineAround(latitude: number, longitude: number, kilometres: number[]): Outline {
  const corners = kilometres.map((km, index): [number, number] => {
    const angle = (index / kilometres.length) * 2 * Math.PI;
    const north = (km * Math.sin(angle)) / 110.6;
    const east = (km * Math.cos(angle)) / (111.3 * Math.cos((latitude * Math.PI) / 180));
    return [Number((longitude + east).toFixed(5)), Number((latitude + north).toFixed(5))];
  });
  return { type: "Polygon", coordinates: [[...corners, ...corners.slice(0, 1)]] };
}

/** A crest of our own drawing: a shield in the city's colour with one plain device on it. */
export const crest = (colour: string, device: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 56" width="48" height="56"><path d="M4 3h40v24c0 13-9 21-20 26C13 48 4 40 4 27z" fill="${colour}" stroke="#fff" stroke-width="2"/><g fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${device}</g></svg>`;
