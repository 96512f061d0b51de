import type { CityDocument } from "../../../subgraphs/cities/city/city-document.ts";
import { demoCities } from "../../../subgraphs/cities/seed/demo-cities.ts";
import { departments, designations, holidays, officeHours, punjab } from "../../../subgraphs/cities/seed/masters.ts";
import { type DemoZone, flatten, outlineAround, texts } from "../../../subgraphs/cities/seed/texts.ts";

const WARDS = 12;
const PLACES_PER_WARD = 5;

type Place = [code: string, number: string, en: string, hi: string, ur: string, latitude: number, longitude: number];

/** Beside the demo's three: with them a dozen cities share the load. */
const places: Place[] = [
  ["pb.ludhiana", "LDH", "Ludhiana", "लुधियाना", "لدھیانہ", 30.901, 75.8573],
  ["pb.patiala", "PTA", "Patiala", "पटियाला", "پٹیالہ", 30.3398, 76.3869],
  ["pb.bathinda", "BTI", "Bathinda", "बठिंडा", "بٹھنڈہ", 30.211, 74.9455],
  ["pb.mohali", "MHL", "Mohali", "मोहाली", "موہالی", 30.7046, 76.7179],
  ["pb.hoshiarpur", "HSP", "Hoshiarpur", "होशियारपुर", "ہوشیارپور", 31.5143, 75.9115],
  ["pb.moga", "MOG", "Moga", "मोगा", "موگا", 30.8165, 75.1717],
  ["pb.pathankot", "PTK", "Pathankot", "पठानकोट", "پٹھانکوٹ", 32.2733, 75.6522],
  ["pb.batala", "BTL", "Batala", "बटाला", "بٹالہ", 31.8186, 75.2028],
  ["pb.abohar", "ABH", "Abohar", "अबोहर", "ابوہر", 30.1453, 74.1993],
];

/** A city with twelve wards of five localities, laid out in rings around its centre. */
function benchCity([code, numberCode, en, hi, ur, latitude, longitude]: Place): CityDocument {
  const names = texts(en, hi, ur);
  const pincode = "140001";
  const zone: DemoZone = {
    code: `${numberCode}_Z1`,
    names: texts("Zone 1", "ज़ोन 1", "زون 1"),
    wards: Array.from({ length: WARDS }, (_, ward) => ({
      code: `${numberCode}_W${ward + 1}`,
      names: texts(`Ward ${ward + 1}`, `वार्ड ${ward + 1}`, `وارڈ ${ward + 1}`),
      places: Array.from({ length: PLACES_PER_WARD }, (_, place) => {
        const angle = (ward / WARDS) * 2 * Math.PI;
        const ring = 0.008 * (place + 1);
        const label = `${ward + 1}-${place + 1}`;
        return [
          `${numberCode}_L${ward + 1}_${place + 1}`,
          `Mohalla ${label}`,
          `मोहल्ला ${label}`,
          `محلہ ${label}`,
          latitude + ring * Math.sin(angle),
          longitude + ring * Math.cos(angle),
          pincode,
        ];
      }),
    })),
  };
  return {
    state: punjab,
    city: {
      code,
      state: punjab.code,
      names,
      numberCode,
      latitude,
      longitude,
      outline: outlineAround(latitude, longitude, [9, 9, 9, 9, 9, 9, 9, 9]),
      pincodes: [pincode],
      languages: punjab.languages,
      services: ["complaints"],
      officeHours,
      contactNumber: null,
    },
    departments,
    designations,
    holidays,
    trees: [{ hierarchy: "ADMIN", boundaries: flatten(code, names, [zone]) }],
  };
}

export const benchCities: CityDocument[] = places.map(benchCity);

/** Codes of every city under load. */
export const cityCodes: string[] = [...demoCities, ...benchCities].map((one) => one.city.code);
