import { operation } from "../document.ts";
import type { CaseLine, Service, ServiceHead } from "../types.ts";
import { CASE_LINE, SERVICE, SERVICE_HEAD } from "./fragments.ts";
import { ACCOUNT_LINE, type AccountLine } from "./money.ts";

export interface HomeData {
  me: { name: string | null };
  city: {
    name: string;
    contactNumber: string | null;
    officeHours: { weekday: number; opens: string; closes: string }[];
    notices: { text: string }[];
  } | null;
  services: ServiceHead[];
  myCases?: { nodes: CaseLine[] };
  billingAccounts?: { nodes: AccountLine[] };
}

/** The home page; `signedIn` adds what waits for the reader. */
export const HomeQuery = operation<HomeData, { city: string; signedIn: boolean }>(/* GraphQL */ `
  query Home($city: ID!, $signedIn: Boolean!) {
    me { name }
    city(code: $city) { name contactNumber officeHours { weekday opens closes } notices { text } }
    services(city: $city) { ${SERVICE_HEAD} }
    billingAccounts(city: $city, first: 5) @include(if: $signedIn) { nodes { ${ACCOUNT_LINE} } }
    myCases(first: 10) @include(if: $signedIn) { nodes { ${CASE_LINE} } }
  }
`);

/** Every service with its form: the search looks through their categories. */
export const ServicesQuery = operation<{ services: Service[] }, { city: string }>(/* GraphQL */ `
  query Services($city: ID!) {
    services(city: $city) { ${SERVICE} }
  }
`);

/** One service with its form. */
export const ServiceQuery = operation<{ service: Service | null }, { id: string; city: string }>(/* GraphQL */ `
  query Service($id: ID!, $city: ID!) {
    service(id: $id, city: $city) { ${SERVICE} }
  }
`);

/** How cases of the city's services are read and acted on. */
export const ServiceRootsQuery = operation<
  { services: Pick<Service, "id" | "typeName" | "label" | "readField" | "actMutation">[] },
  { city: string }
>(/* GraphQL */ `
  query ServiceRoots($city: ID!) {
    services(city: $city) { id typeName label readField actMutation }
  }
`);
