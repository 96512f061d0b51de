import { operation } from "../document.ts";

export interface FrameData {
  me: {
    id: string;
    kind: string;
    name: string | null;
    designation: string | null;
    mustChangePassword: boolean;
    /** Rights, city by city; none for citizens. */
    cities: { city: string; permissions: string[] }[];
  };
  city: { code: string; name: string; accent: string | null; crest: string | null } | null;
  notifications?: { unreadCount: number };
}

/** What stands around every page: who reads, in which city, how many unread messages. */
export const FrameQuery = operation<FrameData, { city: string; signedIn: boolean; inCity: boolean }>(/* GraphQL */ `
  query Frame($city: ID!, $signedIn: Boolean!, $inCity: Boolean!) {
    me { id kind name designation mustChangePassword cities { city permissions } }
    city(code: $city) @include(if: $inCity) { code name accent crest }
    notifications(first: 1) @include(if: $signedIn) { unreadCount }
  }
`);

/** The cities to choose from. */
export const CitiesQuery = operation<{ cities: { code: string; name: string }[] }>(/* GraphQL */ `
  query Cities {
    cities { code name }
  }
`);
