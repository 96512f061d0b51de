import "reflect-metadata";
import type { CertificateDefinition, FeeDefinition, Manifest, RetentionDefinition, Workflow, WorkflowAction } from "@civicgraph/plugin-sdk";
import { describe, expect, test } from "vitest";
import { defineCaseService } from "./case-service.ts";
import { checkManifest } from "./check-workflow.ts";

const actions: WorkflowAction[] = [
  { code: "FILE", from: [""], to: "OPEN", by: ["filer"] },
  { code: "FINISH", from: ["OPEN"], to: "DONE", by: ["permitted"], permission: "dogs.finish" },
  { code: "CLOSE", from: ["DONE"], to: "CLOSED", by: ["system"] },
];
const workflow: Workflow = {
  initial: "OPEN",
  slaHours: 24,
  calendar: "always",
  retentionYears: 1,
  states: [
    { code: "OPEN", kind: "open" },
    { code: "DONE", kind: "done" },
    { code: "CLOSED", kind: "final" },
  ],
  actions,
};
const service: NonNullable<Manifest["service"]> = {
  id: "dogs",
  typeName: "Dog",
  label: "label",
  description: "label",
  callToAction: "label",
  keywords: "label",
  icon: "pet",
  numberTemplate: "{CITY}-{FY}-{SEQ:6}",
  gapless: false,
  form: { id: "dog", pages: [{ id: "one", title: "label", fields: [{ name: "name", type: "text", label: "label", required: true }] }] },
  workflow,
};
const manifest = (change: Partial<Manifest> = {}): Manifest => ({
  name: "dogs",
  version: "0.1.0",
  permissions: [
    { code: "dogs.finish", description: "", roles: ["VET"] },
    { code: "dogs.read", description: "", roles: ["VET"] },
  ],
  settings: [],
  emits: [],
  consumes: [],
  service,
  ...change,
});
const keys = ["label", ...workflow.states.map((one) => `state.${one.code}`), ...actions.map((one) => `action.${one.code}`)];
const messages = { en: Object.fromEntries(keys.map((key) => [key, "text"])) };
const faults = (one: Manifest, texts: Record<string, Record<string, string>> = messages) => checkManifest(one, texts, ["en"]);
const withWorkflow = (change: Partial<Workflow>) => faults(manifest({ service: { ...service, workflow: { ...workflow, ...change } } }));
const withAction = (index: number, change: Partial<WorkflowAction>) =>
  withWorkflow({ actions: actions.map((one, at) => (at === index ? { ...one, ...change } : one)) });

test("a sound manifest has no fault", () => expect(faults(manifest())).toEqual([]));

test("what is kept is kept for whole days and years, and a certificate only by who gives one", () => {
  const kept = (retention: RetentionDefinition, certificate?: CertificateDefinition) =>
    faults(manifest({ service: { ...service, retention, ...(certificate ? { certificate } : {}) } }));
  const certificate = { title: "label", statement: "label", issuedBy: ["FINISH"], revokedBy: [] };
  expect(kept({ documentsDays: 30, certificatesYears: 5 }, certificate)).toEqual([]);
  expect(kept({ documentsDays: 0 })).toEqual(["service.retention.documentsDays: has to be a whole number of days, 1 at least"]);
  expect(kept({ certificatesYears: 2.5 }, certificate)).toEqual([
    "service.retention.certificatesYears: has to be a whole number of years, 1 at least",
  ]);
  expect(kept({ certificatesYears: 5 })).toEqual(["service.retention.certificatesYears: the service gives no certificate"]);
});

describe("fees", () => {
  const fees: FeeDefinition = {
    label: "label",
    cycle: "ONCE",
    heads: [
      { code: "FEE", category: "FEE", order: 1 },
      { code: "ROUND", category: "ROUNDING", order: 2 },
    ],
    roundingHead: "ROUND",
    modes: ["CASH"],
    partFrom: null,
    receiptNumber: "{SEQ:6}",
  };
  const texts = { en: { ...messages.en, "head.FEE": "Fee", "head.ROUND": "Rounding" } };
  const billed = (change: Partial<FeeDefinition>, one: Partial<Workflow> = {}) =>
    faults(manifest({ service: { ...service, fees: { ...fees, ...change }, workflow: { ...workflow, ...one } } }), texts);

  test("that are whole have no fault", () => expect(billed({})).toEqual([]));

  test.each<[string, () => string[], string]>([
    [
      "a state that waits for money without an action that follows",
      () => billed({}, { states: workflow.states.map((one) => (one.code === "OPEN" ? { ...one, payment: true } : one)) }),
      "service.workflow.states[0] (OPEN).payment: no action follows when it is paid",
    ],
    [
      "a rounding under a head of another kind",
      () => billed({ roundingHead: "FEE" }),
      'service.fees.roundingHead: "FEE" is no head of the category ROUNDING',
    ],
    ["receipts without a number", () => billed({ receiptNumber: "{FY}" }), "service.fees.receiptNumber: has no {SEQ}"],
    [
      "a rule on a head that is not there",
      () =>
        billed({
          rules: [
            {
              id: "late",
              kind: "penalty",
              clause: "1",
              head: "FEE",
              on: ["GONE"],
              amount: { flat: 1 },
              from: { at: "daysAfterIssue", days: 1 },
            },
          ],
        }),
      'service.fees.rules[0]: "GONE" is no head of this service',
    ],
  ])("%s", (_case, found, fault) => expect(found()).toContain(fault));

  test("a state that waits for money in a service without fees is a fault", () =>
    expect(withWorkflow({ states: workflow.states.map((one) => (one.code === "OPEN" ? { ...one, payment: true } : one)) })).toContain(
      "service.fees: needed, as a state asks for a payment",
    ));
});

describe("a fault is named by its field", () => {
  test.each<[string, () => string[], string]>([
    ["an unknown beginning", () => withWorkflow({ initial: "NOWHERE" }), 'service.workflow.initial: unknown state "NOWHERE"'],
    [
      "an unknown state to come from",
      () => withAction(1, { from: ["GONE"] }),
      'service.workflow.actions[1] (FINISH).from: unknown state "GONE"',
    ],
    ["an unknown state to go to", () => withAction(1, { to: "GONE" }), 'service.workflow.actions[1] (FINISH).to: unknown state "GONE"'],
    [
      "a table of states that lacks one",
      () => withAction(1, { to: { DONE: "CLOSED" } }),
      'service.workflow.actions[1] (FINISH).to: names no state for "OPEN"',
    ],
    [
      "a way out of a final state",
      () => withAction(2, { from: ["DONE", "CLOSED"], to: "CLOSED" }),
      'service.workflow.actions[2] (CLOSE).from: "CLOSED" is final',
    ],
    [
      "a permission that nobody declares",
      () => withAction(1, { permission: "dogs.fly" }),
      'service.workflow.actions[1] (FINISH).permission: "dogs.fly" is not declared',
    ],
    [
      "an action for those permitted without a permission",
      () => withAction(1, { permission: undefined }),
      "service.workflow.actions[1] (FINISH).permission: needed, as it may be done by those permitted",
    ],
    [
      "a state that nobody reaches",
      () => withWorkflow({ states: [...workflow.states, { code: "LOST", kind: "final" }] }),
      'service.workflow.states: "LOST" cannot be reached',
    ],
    [
      "a dead end",
      () => withWorkflow({ actions: actions.slice(0, 2) }),
      'service.workflow.states: from "DONE" no final state can be reached',
    ],
    [
      "a number without its counter",
      () => faults(manifest({ service: { ...service, numberTemplate: "{CITY}-{FY}" } })),
      "service.numberTemplate: has no {SEQ}",
    ],
    [
      "a number that two cities would share",
      () => faults(manifest({ service: { ...service, numberTemplate: "{FY}-{SEQ:6}" } })),
      "service.numberTemplate: lacks {CITY}, by which its counter is kept",
    ],
    [
      "another's permission",
      () => faults(manifest({ permissions: [...manifest().permissions, { code: "cats.take", description: "", roles: [] }] })),
      'permissions[2].code: "cats.take" must begin with "dogs."',
    ],
    [
      "cases that no officer could see",
      () => faults(manifest({ permissions: manifest().permissions.slice(0, 1) })),
      'permissions: lacks "dogs.read", without which no officer sees a case',
    ],
    [
      "a permission that stands twice",
      () => faults(manifest({ permissions: [...manifest().permissions, ...manifest().permissions] })),
      'permissions: "dogs.finish" stands twice',
    ],
    [
      "a state that stands twice",
      () => withWorkflow({ states: [...workflow.states, { code: "OPEN", kind: "open" }] }),
      'service.workflow.states[0].code: "OPEN" stands twice',
    ],
    [
      "assignees of a permission that nobody declares",
      () => withAction(1, { needs: { assignee: { permission: "dogs.walk", sameDepartment: false } } }),
      'service.workflow.actions[1] (FINISH).needs.assignee.permission: "dogs.walk" is not declared',
    ],
    [
      "a clock that runs by a setting that nobody declares",
      () => withAction(2, { automatic: { afterHoursSetting: "dogs.window" } }),
      'service.workflow.actions[2] (CLOSE).automatic.afterHoursSetting: "dogs.window" is not declared in settings',
    ],
    [
      "an own need that every action has",
      () => withAction(1, { needs: { fields: [{ name: "comment", type: "text", required: false }] } }),
      'service.workflow.actions[1] (FINISH).needs.fields: "comment" is a field of every action',
    ],
    [
      "a field that stands twice",
      () => {
        const [page] = service.form.pages;
        return faults(manifest({ service: { ...service, form: { id: "dog", pages: page ? [page, { ...page, id: "two" }] : [] } } }));
      },
      'service.form: field "name" stands twice',
    ],
    [
      "a text that is missing",
      () => faults(manifest(), { en: { ...messages.en, "state.DONE": undefined as never } }),
      'locales/en.json: lacks "state.DONE"',
    ],
  ])("%s", (_, found, fault) => {
    expect(found()).toContain(fault);
  });
});

test("a guard that the service does not supply stops the start, named by its place", () => {
  const guarded = manifest({
    service: { ...service, workflow: { ...workflow, actions: actions.map((one) => ({ ...one, guard: "isVaccinated" })) } },
  });
  const behaviour = { manifest: guarded, guards: {}, guardSettings: ["dogs.window"] };
  expect(() => defineCaseService(behaviour as never)).toThrow(/actions\[1\] \(FINISH\)\.guard: "isVaccinated" is not supplied/);
  expect(() => defineCaseService(behaviour as never)).toThrow(/settings: lacks "dogs.window"/);
});
