import type { FrameData } from "../../graphql/documents/frame.ts";

/** Whose settings are looked at: the city's, or its state's for who may set those. */
export interface SettingsPlace {
  at: string;
  state: string;
  city: string;
  /** Both can be chosen. */
  both: boolean;
  /** To be kept in addresses: `?at=pb`. */
  query: string;
}

/** Pure. */
export function settingsPlace(asked: unknown, city: string, me: FrameData["me"] | null): SettingsPlace {
  const state = city.split(".")[0] ?? city;
  const both = me?.cities.some((one) => one.city === state && one.permissions.some((held) => held.endsWith(".configureState"))) ?? false;
  const at = both && asked === state ? state : city;
  return { at, state, city, both, query: at === state ? `?at=${state}` : "" };
}
