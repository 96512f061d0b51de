import type { CityDocument } from "../city/city-document.ts";
import { amritsar, amritsarZones } from "./amritsar.ts";
import { jalandhar, jalandharZones } from "./jalandhar.ts";
import { departments, designations, holidays, officeHours, punjab } from "./masters.ts";
import { phagwara, phagwaraZones } from "./phagwara.ts";
import { type DemoZone, flatten } from "./texts.ts";

function demoCity(own: typeof amritsar, zones: DemoZone[]): CityDocument {
  return {
    state: punjab,
    city: { ...own, state: punjab.code, languages: punjab.languages, services: ["complaints", "property", "licences"], officeHours },
    departments,
    designations,
    holidays,
    trees: [{ hierarchy: "ADMIN", boundaries: flatten(own.code, own.names, zones) }],
  };
}

/** The three cities of the demo: small, hand-made, and with DIGIT's codes wherever DIGIT has one for the place. */
export const demoCities: CityDocument[] = [
  demoCity(amritsar, amritsarZones),
  demoCity(jalandhar, jalandharZones),
  demoCity(phagwara, phagwaraZones),
];
