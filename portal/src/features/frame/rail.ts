import type { MessageKey } from "../../messages/translate.ts";
import type { IconName } from "../../ui/icon.tsx";

/** A place of the officer's frame. */
export interface RailPlace {
  /** Its address, without the language. */
  path: string;
  /** Beginnings of other addresses that belong to it. */
  also?: readonly string[];
  icon: IconName;
  label: MessageKey;
  /** Shown to those who hold what it needs; to every officer where this is left out. */
  may?: (permissions: ReadonlySet<string>) => boolean;
}

/** Whether any service gives the officer a right of one of these names. */
const holdsAny =
  (...endings: string[]) =>
  (permissions: ReadonlySet<string>) =>
    [...permissions].some((one) => endings.some((ending) => one.endsWith(ending)));

/** Where an officer can go, most used first: the first four stand in the bar of a phone, the others under "More". */
export const RAIL: readonly RailPlace[] = [
  { path: "/officer", also: ["/officer/cases", "/officer/assign"], icon: "inbox", label: "desk.inbox" },
  { path: "/officer/new", icon: "plus", label: "desk.new", may: holdsAny(".fileOnBehalf") },
  { path: "/officer/search", icon: "search", label: "desk.search" },
  { path: "/officer/counter", also: ["/officer/payments"], icon: "counter", label: "counter.title", may: holdsAny("billing.read") },
  { path: "/officer/books", icon: "books", label: "books.title", may: holdsAny("billing.reconcile") },
  { path: "/officer/properties", icon: "property", label: "tax.register.title", may: holdsAny("property.read") },
  {
    path: "/officer/rates",
    icon: "rupee",
    label: "tax.rates.title",
    may: holdsAny("property.proposeRates", "property.signRates", "property.assess"),
  },
  {
    path: "/officer/figures",
    icon: "chart",
    label: "figures.title",
    may: holdsAny("insights.readAll", "insights.readMoney", "insights.readDepartment", "insights.readTeam"),
  },
  { path: "/officer/people", icon: "people", label: "people.title", may: holdsAny("identity.employees.read") },
  { path: "/officer/settings", icon: "settings", label: "settings.title", may: holdsAny(".configure") },
  { path: "/officer/operations", icon: "pulse", label: "operations.title", may: holdsAny(".operate", ".operateEvents") },
];

/** The places that an officer may see, each with whether it is the one at hand. Pure. */
export function placesFor(permissions: ReadonlySet<string>, at: string, rail: readonly RailPlace[] = RAIL) {
  const within = (path: string, start: string) => path === start || path.startsWith(`${start}/`);
  return rail
    .filter((place) => !place.may || place.may(permissions))
    .map((place) => ({
      ...place,
      current:
        (place.path === "/officer" ? at === "/officer" : within(at, place.path)) || (place.also ?? []).some((one) => within(at, one)),
    }));
}
