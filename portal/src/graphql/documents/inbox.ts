import { operation } from "../document.ts";
import type { CaseLine, CaseState, CodedName } from "../types.ts";
import type { Page } from "./mine.ts";

export interface CaseSla {
  status: string;
  fractionLeft: number | null;
  remainingSeconds: number | null;
}

/** A case in an officer's list. Its city is the one worked in. */
export interface InboxLine extends Omit<CaseLine, "city"> {
  assignees: { id: string; name: string | null }[] | null;
  sla: CaseSla | null;
  /** Codes of the master data: `queue` says whose work it is. */
  queue: { department: string | null; ward: string | null } | null;
}

export type CaseFilter = Partial<{
  assignedToMe: boolean;
  city: string;
  service: string;
  state: string;
  number: string;
  overdue: boolean;
  closed: boolean;
  department: string;
  ward: string;
}>;

export interface CaseCount {
  service: string;
  state: CaseState;
  count: number;
  overdue: number;
}

/** What lists of cases are sorted and filtered by. */
export interface Sorting {
  services: { id: string; label: string; states: CaseState[] }[];
  city: { departments: CodedName[]; wards: CodedName[] } | null;
}

const INBOX_LINE = `id number service state { code label kind } filedAt dueAt closedAt summary assignees { id name } sla { status fractionLeft remainingSeconds } queue { department ward }`;
const LINES = `{ nodes { ${INBOX_LINE} } totalCount pageInfo { hasNextPage endCursor } }`;
const COUNT = "{ service state { code label kind } count overdue }";
const SORTING = `services(city: $city) { id label states { code label kind } }
    city(code: $city) { departments { code name } wards { code name } }`;

export interface InboxData extends Sorting {
  myCounts: CaseCount[];
  areaCounts: CaseCount[];
  mine?: Page<InboxLine>;
  area?: Page<InboxLine>;
}

/** Both lists of the inbox where it is not yet known which one is shown: what is assigned to the officer stands first if there is any. */
export const InboxQuery = operation<
  InboxData,
  { city: string; myFilter: CaseFilter; areaFilter: CaseFilter; withMine: boolean; withArea: boolean; after: string | null }
>(/* GraphQL */ `
  query Inbox($city: ID!, $myFilter: CaseFilter!, $areaFilter: CaseFilter!, $withMine: Boolean!, $withArea: Boolean!, $after: String) {
    myCounts: caseCounts(filter: $myFilter) ${COUNT}
    areaCounts: caseCounts(filter: $areaFilter) ${COUNT}
    mine: cases(filter: $myFilter, first: 30, after: $after) @include(if: $withMine) ${LINES}
    area: cases(filter: $areaFilter, first: 30, after: $after) @include(if: $withArea) ${LINES}
    ${SORTING}
  }
`);

export interface Contact {
  name: string | null;
  mobile: string | null;
}

/** The filer's contact, for a reason that they can read. */
export const RevealContactMutation = operation<{ revealContact: Contact }, { service: string; id: string; reason: string }>(/* GraphQL */ `
  mutation RevealContact($service: ID!, $id: ID!, $reason: String!) {
    revealContact(service: $service, id: $id, reason: $reason) { name mobile }
  }
`);

/** Cases by number or by filter, closed ones too. */
export const CaseSearchQuery = operation<
  Sorting & { cases?: Page<InboxLine> },
  { city: string; filter: CaseFilter; asked: boolean; after: string | null }
>(/* GraphQL */ `
  query CaseSearch($city: ID!, $filter: CaseFilter!, $asked: Boolean!, $after: String) {
    cases(filter: $filter, first: 30, after: $after) @include(if: $asked) ${LINES}
    ${SORTING}
  }
`);
