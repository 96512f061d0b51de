import { operation } from "../document.ts";
import type { CaseLine } from "../types.ts";
import { CASE_LINE } from "./fragments.ts";

export interface Page<Node> {
  nodes: Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export const MyCasesQuery = operation<{ myCases: Page<CaseLine> }, { after: string | null }>(/* GraphQL */ `
  query MyCases($after: String) {
    myCases(first: 20, after: $after) { nodes { ${CASE_LINE} } totalCount pageInfo { hasNextPage endCursor } }
  }
`);

export interface Notification {
  id: string;
  title: string;
  body: string;
  at: string;
  read: boolean;
  case: { service: string; id: string; number: string | null } | null;
  /** Id of the payment, where it is about one. */
  payment: string | null;
}

export const NotificationsQuery = operation<
  { notifications: Page<Notification> & { unreadCount: number } },
  { after: string | null }
>(/* GraphQL */ `
  query Notifications($after: String) {
    notifications(first: 20, after: $after) {
      nodes { id title body at read case { service id number } payment } totalCount unreadCount pageInfo { hasNextPage endCursor }
    }
  }
`);

export const MarkNotificationsReadMutation = operation<{ markNotificationsRead: number }, { ids: string[] | null }>(/* GraphQL */ `
  mutation MarkNotificationsRead($ids: [ID!]) {
    markNotificationsRead(ids: $ids)
  }
`);

export interface Profile {
  id: string;
  kind: string;
  name: string | null;
  mobile: string | null;
  email: string | null;
  locale: string | null;
  accesses: { who: string; when: string; why: string; caseNumber: string | null }[];
}

export const ProfileQuery = operation<{ me: Profile }>(/* GraphQL */ `
  query Profile {
    me { id kind name mobile email locale accesses { who when why caseNumber } }
  }
`);

export const UpdateProfileMutation = operation<
  { updateProfile: { id: string } },
  { input: { name?: string; locale?: string; email?: string } }
>(/* GraphQL */ `
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) { id }
  }
`);
