import { operation } from "../document.ts";
import type { CaseLine, FormField, Service, ServiceHead } from "../types.ts";
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

export type FiledService = ServiceHead & Pick<Service, "canFileOnBehalf">;
export type SearchedField = Pick<FormField, "name" | "type" | "optionsField">;
export type SearchedService = ServiceHead & { form: { pages: { fields: SearchedField[] }[] } };

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

/** What can be filed here, and whether the reader may file it for somebody else. */
export const ServicesQuery = operation<{ services: FiledService[] }, { city: string }>(/* GraphQL */ `
  query Services($city: ID!) {
    services(city: $city) { ${SERVICE_HEAD} canFileOnBehalf }
  }
`);

/** The same with the fields that name a list of categories: the search looks through those. */
export const SearchedServicesQuery = operation<{ services: SearchedService[] }, { city: string }>(/* GraphQL */ `
  query SearchedServices($city: ID!) {
    services(city: $city) { ${SERVICE_HEAD} form { pages { fields { name type optionsField } } } }
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
