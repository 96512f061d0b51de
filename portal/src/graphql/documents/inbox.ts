import { operation } from "../document.ts";
import type { CaseLine } from "../types.ts";
import { CASE_LINE } from "./fragments.ts";
import type { Page } from "./mine.ts";

/** A case in an officer's list. */
export interface InboxLine extends CaseLine {
  assignees: { id: string; name: string | null }[] | null;
  sla: { status: "green" | "amber" | "red" | "none"; fractionLeft: number | null; remainingSeconds: number | null } | null;
}

export type CaseFilter = Partial<{
  assignedToMe: boolean;
  city: string;
  service: string;
  state: string;
  number: string;
  overdue: boolean;
  department: string;
  ward: string;
}>;

export const InboxQuery = operation<{ cases: Page<InboxLine> }, { filter: CaseFilter; after: string | null }>(/* GraphQL */ `
  query Inbox($filter: CaseFilter!, $after: String) {
    cases(filter: $filter, first: 30, after: $after) {
      nodes { ${CASE_LINE} assignees { id name } sla { status fractionLeft remainingSeconds } }
      totalCount pageInfo { hasNextPage endCursor }
    }
  }
`);
