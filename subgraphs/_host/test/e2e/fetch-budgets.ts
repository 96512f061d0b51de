import { type Client, newMobile } from "../support/graph.ts";

export type Role = "stranger" | "citizen" | "gro" | "csr" | "admin";

/** What the variables of an operation are made from. */
export interface Situation {
  people: Record<Role, Client>;
  /** A complaint that the citizen has filed. */
  complaint: { id: string; number: string };
  /** An employee who was made for this, and has done nothing. */
  employee: string;
  /** An account of the citizen's with tax due, a payment of it that is under way, and the clerk's open counter. */
  account: string;
  payment: string;
  counter: string;
  /** A property of the roll. */
  property: string;
}

export interface Budget {
  as: Role;
  /** Fetches from subgraphs that the operation may need, whatever services a city has. */
  fetches: number;
  /** The code with which it is refused, where nobody of the demo has the right: the fetch that refuses counts. */
  refused?: string;
  variables?: Record<string, unknown> | ((situation: Situation) => Record<string, unknown>);
}

const city = "pb.amritsar";
const near = { latitude: 31.634, longitude: 74.8723 };

/** The input of an employee whom the city does not have yet. */
export const newEmployee = () => ({ city, username: `jaspreet${newMobile().slice(-8)}`, name: "Jaspreet Singh", roles: ["PGR_LME"] });

/**
 * The committed budget of each operation in portal/src/graphql/documents. Raise one only knowingly: every fetch is a round trip that
 * a reader waits for. An operation without a budget fails the test.
 */
export const BUDGETS: Record<string, Budget> = {
  Frame: { as: "citizen", fetches: 3, variables: { city, signedIn: true, inCity: true } },
  Cities: { as: "stranger", fetches: 1 },
  Home: { as: "citizen", fetches: 5, variables: { city, signedIn: true } },
  Services: { as: "stranger", fetches: 1, variables: { city } },
  SearchedServices: { as: "stranger", fetches: 1, variables: { city } },
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
  People: {
    as: "admin",
    fetches: 2,
    variables: { city, search: null, role: null, department: null, active: true, after: null },
  },
  PersonChoices: { as: "admin", fetches: 2, variables: { city, manager: null } },
  Person: { as: "admin", fetches: 2, variables: ({ employee }) => ({ id: employee, city, manager: null }) },
  PersonName: { as: "admin", fetches: 1, variables: ({ employee }) => ({ id: employee }) },
  CreatePerson: { as: "admin", fetches: 1, variables: () => ({ input: newEmployee() }) },
  UpdatePerson: { as: "admin", fetches: 1, variables: ({ employee }) => ({ input: { id: employee, city, name: "Jaspreet Kaur" } }) },
  DeactivatePerson: { as: "admin", fetches: 1, variables: ({ employee }) => ({ id: employee, reason: "On long leave" }) },
  ReactivatePerson: { as: "admin", fetches: 1, variables: ({ employee }) => ({ id: employee, reason: "Back again" }) },
  ResetPassword: { as: "admin", fetches: 1, variables: ({ employee }) => ({ id: employee }) },
  Measures: { as: "admin", fetches: 2, variables: { city } },
  Figure: {
    as: "admin",
    fetches: 1,
    variables: {
      id: "insights.filed",
      city,
      by: ["service"],
      from: "2026-04-01",
      to: "2026-11-24",
      compareWith: "previousPeriod",
      order: "key",
      after: null,
    },
  },
  FiguresState: { as: "admin", fetches: 1, variables: { city } },
  Deliveries: { as: "admin", fetches: 1, variables: { city, state: null, after: null } },
  RetryDeliveries: { as: "admin", fetches: 1, variables: { city, ids: ["0"] } },
  Operations: { as: "admin", fetches: 1, refused: "FORBIDDEN", variables: { city } },
  RetryParkedEvents: { as: "admin", fetches: 1, variables: { ids: [] } },
  Accounts: { as: "citizen", fetches: 1, variables: { city, number: null, after: null } },
  // The bill, and whose name stands in the field of who pays.
  Bill: { as: "citizen", fetches: 2, variables: ({ account }) => ({ account, link: null, own: true }) },
  FindBillToPay: { as: "stranger", fetches: 1, variables: { city, number: "PT-ASR-000001", name: "Harpreet Kaur" } },
  Payment: { as: "citizen", fetches: 1, variables: ({ payment }) => ({ id: payment, link: null }) },
  VerifyCode: { as: "stranger", fetches: 2, variables: { code: "no.such.code" } },
  MyPayments: { as: "citizen", fetches: 1, variables: { after: null } },
  PropertyForm: { as: "stranger", fetches: 1, variables: { city } },
  EstimatePropertyTax: {
    as: "stranger",
    fetches: 1,
    variables: { input: { city, propertyType: "VACANT", usage: "RESIDENTIAL", landArea: 200 } },
  },
  // The register, and of each property its bill.
  Properties: { as: "admin", fetches: 2, variables: { city, search: "PT-ASR-0001", after: null } },
  Property: { as: "admin", fetches: 2, variables: ({ property }) => ({ id: property }) },
  RulePacks: { as: "admin", fetches: 1, variables: { city, assesses: false } },
  RulePack: { as: "admin", fetches: 1, variables: { city, compare: true } },
  Counter: { as: "csr", fetches: 1, variables: { city, words: "PT", search: true, after: null } },
  CounterBill: { as: "csr", fetches: 1, variables: ({ account }) => ({ account, city }) },
  CounterSession: { as: "csr", fetches: 1, variables: ({ counter }) => ({ id: counter }) },
  Books: { as: "admin", fetches: 1, variables: { city, on: null } },
  Suspense: { as: "admin", fetches: 1, variables: { city, after: null } },
  AccountByNumber: { as: "admin", fetches: 1, variables: { city, number: "PT-ASR-000001" } },
  BookDifferences: { as: "admin", fetches: 1, variables: { city, since: null } },
  Settings: { as: "admin", fetches: 1, variables: { at: city, city } },
  SetSetting: {
    as: "admin",
    fetches: 1,
    variables: { input: { city, key: "complaints.reopenWindowHours", value: 72, from: null } },
  },
};

/** Operations that sign somebody in or out: every journey walks through them, and each is one mutation of identity alone. */
export const SIGNING_IN = ["RequestOtp", "VerifyOtp", "SignIn", "RefreshSession", "SignOut", "ChangePassword"];

/** Operations that move money or set a tax: each is one mutation of billing or property alone, and what it moves cannot be put back for a count. */
export const MOVING_MONEY = [
  "LockBill",
  "StartOnlinePayment",
  "OpenCounter",
  "CloseCounter",
  "TakePayment",
  "ReversePayment",
  "RefundPayment",
  "RemitCounter",
  "CloseDay",
  "SolveSuspense",
  "AssessProperty",
  "AssessRoll",
  "ProposeRates",
  "SignRates",
];

/** Operations built from the registry, for any service. */
export const BUILT = { casePage: 5, casePapers: 3, fileCase: 1, actOnCase: 1, categoryOptions: 1 };
