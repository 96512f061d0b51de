import { operation } from "../document.ts";
import type { CodedName } from "../types.ts";

export interface StaffProfile {
  name: string | null;
  designation: string | null;
  mobile: string | null;
  email: string | null;
  locale: string | null;
  cities: { city: string; roles: string[]; departments: string[]; wards: string[] }[];
}

/** An employee's own page, with the names of what they hold in the city worked in. */
export const StaffProfileQuery = operation<
  { me: StaffProfile; roles: CodedName[]; city: { name: string; departments: CodedName[]; wards: CodedName[] } | null },
  { city: string }
>(/* GraphQL */ `
  query StaffProfile($city: ID!) {
    me { name designation mobile email locale cities { city roles departments wards } }
    roles { code name }
    city(code: $city) { name departments { code name } wards { code name } }
  }
`);

export const ChangePasswordMutation = operation<{ changePassword: boolean }, { current: string; next: string }>(/* GraphQL */ `
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next)
  }
`);
