import type { boundariesChanged, cityChanged, PayloadOf } from "@civicgraph/events";

type CityFacts = PayloadOf<typeof cityChanged>;
export type Texts = Record<string, string>;
export type Outline = NonNullable<CityFacts["outline"]>;
export type Hierarchy = "ADMIN" | "REVENUE";
export type Boundary = PayloadOf<typeof boundariesChanged>["boundaries"][number];

/** A code of master data with its names. */
export interface Coded {
  code: string;
  names: Texts;
  active: boolean;
}

/** Everything that is known of a city, in one piece: what the seed holds and the importer makes. What is left out stays as it is. */
export interface CityDocument {
  code: string;
  state: string;
  names: Texts;
  numberCode: string;
  latitude: number | null;
  longitude: number | null;
  outline?: Outline;
  pincodes: string[];
  languages: string[];
  services: string[];
  officeHours: CityFacts["officeHours"];
  contactNumber: string | null;
  accent?: string;
  departments: Coded[];
  designations: Coded[];
  holidays?: { date: string; names: Texts }[];
  trees: { hierarchy: Hierarchy; boundaries: Boundary[] }[];
}
