import type { CaseServiceDefinition, Manifest, WorkflowAction } from "@civicgraph/plugin-sdk";
import type { ClassType } from "type-graphql";
import type { RequestContext, SubgraphServices, Tx } from "../context.ts";
import type { Case } from "./case.ts";
import type { Reason } from "./workflow-engine.ts";

/** Fields that every `File<Type>Input` has. */
export interface FileInput {
  id?: string | null;
  city: string;
  channel?: string | null;
  attachments?: string[] | null;
  onBehalfOf?: { name: string; mobile: string } | null;
}

/** Fields of `ActOn<Type>Input`, own needs of the workflow apart. */
export interface ActInput extends Record<string, unknown> {
  id: string;
  version?: number | null;
  action: string;
  comment?: string | null;
  assignee?: string | null;
  attachments?: string[] | null;
}

/** What a service adds to the head of a case that is being filed. */
export interface Prepared<T extends Case> {
  department: string | null;
  wardCode: string | null;
  localityCode: string | null;
  categoryCode: string | null;
  summaryTexts: Record<string, string>;
  slaHours: number;
  /** The service's own columns. */
  own: Partial<T>;
  /** Where filing may lead to several states: the one that this case begins in. */
  firstState?: string;
}

/** Whoever acts: a person, or the system where the fee is paid. */
export type ActionContext = SubgraphServices & Pick<RequestContext, "viewer">;

/** What a case's fee is. */
export interface CaseFee {
  /** By head of the manifest's `fees`, in whole paise; none or nothing but nil: nothing is to be paid. */
  lines: { head: string; amount: number }[];
  /** Any day of the period that is billed, `2026-04-01`; today unless told. */
  periodDay?: string;
}

/** What stands on a case's certificate. */
export interface CertificateFacts {
  /** What the city calls it: a licence's number. */
  number: string;
  holder: string;
  /** Days, `2026-04-01`; null where it holds without an end. */
  validFrom: string;
  validTo: string | null;
  /** `label` is a message key of the service. `value` by locale, or one for all. */
  facts: { label: string; value: string | Record<string, string> }[];
}

/** Settings of the city, read before a guard is asked. */
export type GuardSettings = Record<string, string | number | boolean>;
export type Guard<T extends Case> = (one: T, now: Date, settings: GuardSettings) => Reason | null;

/** What a service supplies beside its manifest; the kit makes the mutations, the actions, the clocks and the events from both. */
export interface CaseBehaviour<T extends Case = Case, I extends FileInput = FileInput> {
  manifest: Manifest & { service: CaseServiceDefinition };
  type: ClassType<T>;
  fileInput: ClassType<I>;
  /** Checks the input against the service's own rules and answers what is stored; BAD_USER_INPUT where they do not hold. Runs before the transaction. */
  prepare(input: I, ctx: RequestContext): Promise<Prepared<T>>;
  guards: Record<string, Guard<T>>;
  /** Keys of settings that the guards read. */
  guardSettings: string[];
  /** Whether an action whose attachments are `byCategory` asks for one here. */
  attachmentRequired?(one: T, services: SubgraphServices): Promise<boolean>;
  /** Hours that the whole case may take, for the clock that starts anew on reopening. */
  slaHours(one: T, services: SubgraphServices): Promise<number>;
  /** What is to be paid in a state with `payment`; asked by a job once the case is there, and again until billing has taken it: the same case, the same fee. */
  fee?(one: T, services: SubgraphServices): CaseFee | Promise<CaseFee>;
  /** What stands on the certificate; asked by a job once an action has given it. Null: there is none after all. */
  certificate?(one: T, services: SubgraphServices): CertificateFacts | null | Promise<CertificateFacts | null>;
  /** What has to be asked of other services before an action, outside the transaction: a refusal stops it. `one` is not locked yet. */
  beforeAction?(one: T, action: string, ctx: RequestContext): Promise<void>;
  /** The service's own effect of an action, in its transaction: `ctx` reads through it and knows who acts and when. A refusal undoes the action. */
  onAction?(one: T, action: WorkflowAction, input: ActInput, tx: Tx, ctx: ActionContext): void | Promise<void>;
}
