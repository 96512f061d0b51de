import type { boundariesChanged, cityChanged, PayloadOf } from "@civicgraph/events";

type CityFacts = PayloadOf<typeof cityChanged>;
export type Texts = Record<string, string>;
export type Outline = NonNullable<CityFacts["outline"]>;
export type OfficeHours = CityFacts["officeHours"];
export type Hierarchy = "ADMIN" | "REVENUE";
export type Boundary = PayloadOf<typeof boundariesChanged>["boundaries"][number];

/** A code of master data with its names. */
export interface Coded {
  code: string;
  names: Texts;
  active: boolean;
}

/** A state: the tenant above its cities. */
export interface StateRecord {
  code: string;
  names: Texts;
  languages: string[];
}

/** A short text on the city's pages, until a date (YYYY-MM-DD) or until it is taken down. */
export interface Notice {
  texts: Texts;
  until: string | null;
}

export interface CityRecord {
  code: string;
  state: string;
  names: Texts;
  numberCode: string;
  latitude: number | null;
  longitude: number | null;
  outline?: Outline | null;
  pincodes: string[];
  languages: string[];
  services: string[];
  officeHours: OfficeHours;
  contactNumber: string | null;
  accent?: string | null;
  /** SVG. */
  crest?: string | null;
  notices?: Notice[];
}

export interface Holiday {
  /** The date, YYYY-MM-DD. */
  code: string;
  names: Texts;
}

export interface BoundaryTree {
  hierarchy: Hierarchy;
  boundaries: Boundary[];
}

/** Everything that is known of a city, in one piece: what the seed holds, what the importer makes of master data, what the tables hold. */
export interface CityDocument {
  state: StateRecord;
  city: CityRecord;
  departments: Coded[];
  designations: Coded[];
  holidays: Holiday[];
  trees: BoundaryTree[];
}
