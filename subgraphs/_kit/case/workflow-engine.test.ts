import type { Manifest, Workflow } from "@civicgraph/plugin-sdk";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkManifest } from "./check-workflow.ts";
import { decide, type Facts, nextState } from "./workflow-engine.ts";

const workflow: Workflow = {
  initial: "OPEN",
  slaHours: 24,
  calendar: "always",
  retentionYears: 1,
  states: [
    { code: "OPEN", kind: "open", slaHours: 4 },
    { code: "HELD", kind: "open" },
    { code: "DONE", kind: "done" },
    { code: "CLOSED", kind: "final" },
  ],
  actions: [
    { code: "FILE", from: [""], to: "OPEN", by: ["filer"] },
    { code: "TAKE", from: ["OPEN"], to: "HELD", by: ["permitted"], permission: "dogs.take" },
    { code: "FINISH", from: ["HELD"], to: "DONE", by: ["assignee"], permission: "dogs.take" },
    { code: "REOPEN", from: ["DONE"], to: "OPEN", by: ["filer"], guard: "early" },
    { code: "CLOSE", from: ["DONE"], to: "CLOSED", by: ["system"] },
  ],
};

const facts = (change: Partial<Facts> = {}): Facts => ({
  state: "OPEN",
  isFiler: false,
  isAssignee: false,
  isSystem: false,
  inScope: true,
  may: () => false,
  guard: () => null,
  ...change,
});

describe("who may do what", () => {
  test("an action of another state is refused with the state's name", () => {
    expect(decide(workflow, "FINISH", facts({ isAssignee: true, may: () => true }), "Open")).toMatchObject({
      allowed: false,
      reason: { key: "action.notInState", values: { state: "Open" } },
    });
  });

  test("a permission counts only inside the row scope", () => {
    expect(decide(workflow, "TAKE", facts({ may: () => true }), "")).toMatchObject({ allowed: true });
    expect(decide(workflow, "TAKE", facts({ may: () => true, inScope: false }), "")).toMatchObject({ allowed: false });
  });

  test("an assignee needs the permission too", () => {
    expect(decide(workflow, "FINISH", facts({ state: "HELD", isAssignee: true }), "")).toMatchObject({
      allowed: false,
      reason: { key: "action.noPermission" },
    });
  });

  test("a guard's reason is the refusal's", () => {
    const late = facts({ state: "DONE", isFiler: true, guard: () => ({ key: "late" }) });
    expect(decide(workflow, "REOPEN", late, "")).toEqual({ allowed: false, action: workflow.actions[3], reason: { key: "late" } });
  });

  test("whoever is nobody in particular may do nothing, in any state", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("OPEN", "HELD", "DONE", "CLOSED"),
        fc.constantFrom("TAKE", "FINISH", "REOPEN", "CLOSE", "FILE"),
        fc.boolean(),
        (state, code, inScope) => {
          expect(decide(workflow, code, facts({ state, inScope }), "")?.allowed).toBe(false);
        },
      ),
    );
  });

  test("whatever is allowed leads to a state of the workflow, and out of a final state leads nothing", () => {
    const anybody = fc.record({
      isFiler: fc.boolean(),
      isAssignee: fc.boolean(),
      isSystem: fc.boolean(),
      inScope: fc.boolean(),
      permitted: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...workflow.states.map((one) => one.code)),
        fc.constantFrom(...workflow.actions.map((one) => one.code)),
        anybody,
        (state, code, who) => {
          const decision = decide(workflow, code, facts({ state, ...who, may: () => who.permitted }), "");
          if (!decision?.allowed) return;
          expect(state).not.toBe("CLOSED");
          expect(workflow.states.map((one) => one.code)).toContain(nextState(decision.action, state));
        },
      ),
    );
  });
});

describe("the manifest is checked at start, faults named by field", () => {
  const texts = Object.fromEntries(
    ["l", "d", "c", "k", ...workflow.states.map((one) => `state.${one.code}`), ...workflow.actions.map((one) => `action.${one.code}`)].map(
      (key) => [key, key],
    ),
  );
  const manifest = (change: Partial<Workflow> = {}, service: Partial<NonNullable<Manifest["service"]>> = {}): Manifest => ({
    name: "dogs",
    version: "1.0.0",
    permissions: ["dogs.read", "dogs.take"].map((code) => ({ code, description: "", roles: [] })),
    settings: [],
    emits: [],
    consumes: [],
    service: {
      id: "dogs",
      typeName: "Dog",
      label: "l",
      description: "d",
      callToAction: "c",
      keywords: "k",
      icon: "pet",
      numberTemplate: "{CITY}-{FY}-{SEQ:4}",
      gapless: false,
      form: { id: "dog", pages: [] },
      workflow: { ...workflow, ...change },
      ...service,
    },
  });
  const check = (one: Manifest) => checkManifest(one, { en: texts }, ["en"]);

  test("a sound one has none", () => expect(check(manifest())).toEqual([]));

  test.each([
    ["an unknown state", manifest({ initial: "NOWHERE" }), 'service.workflow.initial: unknown state "NOWHERE"'],
    [
      "a state nobody reaches",
      manifest({ states: [...workflow.states, { code: "LOST", kind: "open" }] }),
      'service.workflow.states: "LOST" cannot be reached',
    ],
    [
      "a state with no way out",
      manifest({ actions: workflow.actions.filter((one) => one.code !== "CLOSE") }),
      'service.workflow.states: from "OPEN" no final state can be reached',
    ],
    [
      "an undeclared permission",
      manifest({ actions: workflow.actions.map((one) => (one.permission ? { ...one, permission: "dogs.steal" } : one)) }),
      'service.workflow.actions[1] (TAKE).permission: "dogs.steal" is not declared',
    ],
    [
      "a number whose counter has another scope",
      manifest({}, { numberTemplate: "DOG-{SEQ:4}" }),
      "service.numberTemplate: lacks {CITY}, by which its counter is kept",
    ],
    ["a missing text", manifest({}, { label: "nameless" }), 'locales/en.json: lacks "nameless"'],
    [
      "another's permission",
      { ...manifest(), permissions: [{ code: "cats.take", description: "", roles: [] }] },
      'permissions[0].code: "cats.take" must begin with "dogs."',
    ],
  ])("%s is named", (_, one, fault) => expect(check(one)).toContain(fault));
});
