import { operation } from "../document.ts";
import type { CodedName, Service } from "../types.ts";
import { SERVICE } from "./fragments.ts";

export interface StoredDraft {
  city: string;
  data: unknown;
  updatedAt: string;
}

/** A page of the wizard: the service's form and what was answered so far. */
export const FilingQuery = operation<
  { service: Service | null; draft: StoredDraft | null },
  { service: string; city: string }
>(/* GraphQL */ `
  query Filing($service: ID!, $city: ID!) {
    service(id: $service, city: $city) { ${SERVICE} }
    draft(service: $service) { city data updatedAt }
  }
`);

export const SaveDraftMutation = operation<
  { saveDraft: { updatedAt: string } },
  { service: string; city: string; data: unknown }
>(/* GraphQL */ `
  mutation SaveDraft($service: ID!, $city: ID!, $data: JSON!) {
    saveDraft(service: $service, city: $city, data: $data) { updatedAt }
  }
`);

export const DiscardDraftMutation = operation<{ discardDraft: boolean }, { service: string }>(/* GraphQL */ `
  mutation DiscardDraft($service: ID!) {
    discardDraft(service: $service)
  }
`);

export interface Locality extends CodedName {
  ward: CodedName | null;
  pincodes: string[];
  distance: number | null;
}

/** Localities by name, by postal code, or the nearest to a point. */
export const LocalitiesQuery = operation<
  { city: { localities: Locality[] } | null },
  {
    city: string;
    code: string | null;
    search: string | null;
    pincode: string | null;
    near: { latitude: number; longitude: number } | null;
    first: number;
  }
>(/* GraphQL */ `
  query Localities($city: ID!, $code: ID, $search: String, $pincode: String, $near: LocationInput, $first: Int) {
    city(code: $city) {
      localities(code: $code, search: $search, pincode: $pincode, near: $near, first: $first) {
        code name ward { code name } pincodes distance
      }
    }
  }
`);
