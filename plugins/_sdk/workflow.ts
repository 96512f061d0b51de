/**
 * A workflow as data: the states a case can be in, what may be done in each, by whom and with what.
 * It is checked when the service starts; the engine that runs it is `@civicgraph/kit`.
 */

/** Who acts beside the holders of a permission: the filer of the case, the employee it is assigned to, or the platform itself. */
export type Actor = "filer" | "assignee" | "system" | "permitted";

export interface OwnNeed {
  /** Name of a nullable field of `ActOn<Type>Input`, e.g. `rating`. */
  name: string;
  /** `choice`: one of `options`, each named by the message `<name>.<option>`. */
  type: "integer" | "text" | "choice";
  required: boolean;
  options?: string[];
  /** Inclusive bounds for an integer; lengths for a text, at most 2,000 where no `max` stands. */
  min?: number;
  max?: number;
}

export interface ActionNeeds {
  comment?: "required" | "optional";
  /** The action hands the case to one employee who holds this permission in the case's city. */
  assignee?: { permission: string; sameDepartment: boolean };
  /** `byCategory`: required where the guard of the service says so. */
  attachments?: "required" | "optional" | "byCategory";
  fields?: OwnNeed[];
}

export interface WorkflowAction {
  code: string;
  /** States it starts from; "" is the state before filing. */
  from: string[];
  /** The next state, `same`, or a state for each origin. */
  to: string | "same" | Record<string, string>;
  /** Any of these may act. `permitted` asks for `permission`. */
  by: Actor[];
  permission?: string;
  needs?: ActionNeeds;
  /** Name of a guard that the service supplies: a pure function of the case, the viewer and the clock. */
  guard?: string;
  /** Drops the current assignees. */
  unassigns?: boolean;
  /** Hidden from the timeline that the filer reads. */
  internal?: boolean;
  /** The system does it by itself: when the state's own time is over, when the fee is paid, or after so many hours in the state (a setting's key). */
  automatic?: { when: "stateOverdue" | "paid" } | { afterHoursSetting: string };
  /** Hands the case to the manager of its holder (without one: of those who could take it), at most so many times for one assignment. */
  escalates?: { maxLevels: number };
  /** The clock of the whole case starts anew (reopening). */
  restartsClock?: boolean;
}

export interface WorkflowState {
  code: string;
  /** `open`: the city's move · `waiting`: the filer's move, SLA clocks pause · `done` and `refused`: closed but may be reopened · `final`. */
  kind: "open" | "waiting" | "done" | "refused" | "final";
  /** Time allowed in this state, in hours of the clock (calendar: "always") or of the office. */
  slaHours?: number;
  /** The fee is due here: entering it demands what the service's `fee` says, and the action that is automatic when `paid` follows by itself. */
  payment?: boolean;
}

export interface Workflow {
  initial: string;
  states: WorkflowState[];
  actions: WorkflowAction[];
  /** Time allowed for the whole case, in hours; a category may set its own. */
  slaHours: number;
  calendar: "always" | "office";
  /** Years a closed case is kept before personal data is erased. */
  retentionYears: number;
}
