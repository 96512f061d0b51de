import type { Client } from "../support/graph.ts";

export type Role = "stranger" | "citizen" | "gro" | "csr" | "admin";

/** What the variables of an operation are made from. */
export interface Situation {
  people: Record<Role, Client>;
  /** A complaint that the citizen has filed. */
  complaint: { id: string; number: string };
}

export interface Budget {
  as: Role;
  /** Fetches from subgraphs that the operation may need, whatever services a city has. */
  fetches: number;
  variables?: Record<string, unknown> | ((situation: Situation) => Record<string, unknown>);
}

const city = "pb.amritsar";
const near = { latitude: 31.634, longitude: 74.8723 };

/**
 * The committed budget of each operation in portal/src/graphql/documents. Raise one only knowingly: every fetch is a round trip that
 * a reader waits for. An operation without a budget fails the test.
 */
export const BUDGETS: Record<string, Budget> = {
  Frame: { as: "citizen", fetches: 3, variables: { city, signedIn: true, inCity: true } },
  Cities: { as: "stranger", fetches: 1 },
  Home: { as: "citizen", fetches: 4, variables: { city, signedIn: true } },
  Services: { as: "stranger", fetches: 1, variables: { city } },
  Service: { as: "stranger", fetches: 1, variables: { id: "complaints", city } },
  Filing: { as: "citizen", fetches: 1, variables: { service: "complaints", city } },
  SaveDraft: { as: "citizen", fetches: 1, variables: { service: "complaints", city, data: { id: "x", answers: {} } } },
  DiscardDraft: { as: "citizen", fetches: 1, variables: { service: "complaints" } },
  Localities: { as: "stranger", fetches: 1, variables: { city, code: null, search: null, pincode: null, near, first: 6 } },
  MyCases: { as: "citizen", fetches: 2, variables: { after: null } },
  Notifications: { as: "citizen", fetches: 1, variables: { after: null } },
  MarkNotificationsRead: { as: "citizen", fetches: 1, variables: { ids: null } },
  Profile: { as: "citizen", fetches: 1 },
  UpdateProfile: { as: "citizen", fetches: 1, variables: { input: { name: "Harpreet Kaur" } } },
  // Both lists at once, each with the names of its assignees; one list needs a fetch less.
  Inbox: {
    as: "gro",
    fetches: 4,
    variables: { city, myFilter: { city, assignedToMe: true }, areaFilter: { city }, withMine: true, withArea: true, after: null },
  },
  CaseSearch: { as: "gro", fetches: 3, variables: { city, filter: { city }, asked: true, after: null } },
  RevealContact: {
    as: "gro",
    fetches: 1,
    variables: ({ complaint }) => ({ service: "complaints", id: complaint.id, reason: "To ask for the exact place" }),
  },
  StaffProfile: { as: "gro", fetches: 2, variables: { city } },
  ServiceRoots: { as: "gro", fetches: 1, variables: { city } },
};

/** Operations that sign somebody in or out: every journey walks through them, and each is one mutation of identity alone. */
export const SIGNING_IN = ["RequestOtp", "VerifyOtp", "SignIn", "RefreshSession", "SignOut", "ChangePassword"];

/** Operations built from the registry, for any service. */
export const BUILT = { casePage: 5, fileCase: 1, actOnCase: 1, categoryOptions: 1 };
