import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addChange, type CaseChange, type CaseFact } from "./case-fact.ts";

const id = randomUUID();
const officers = [randomUUID(), randomUUID()];
const START = Date.parse("2026-11-01T06:00:00Z");
const at = (version: number) => new Date(START + version * 3_600_000).toISOString();

function change(version: number, more: Partial<CaseChange> = {}, actor: Partial<CaseChange["transition"]> = {}): CaseChange {
  return {
    service: "complaints",
    typeName: "Complaint",
    id,
    version,
    number: "PB-ASR-PGR-2026-27-000001",
    city: "pb.amritsar",
    department: "DEPT_1",
    ward: "B1",
    locality: "SUN04",
    category: "StreetLightNotWorking",
    channel: "web",
    state: "ANY",
    stateKind: "open",
    summary: {},
    filerId: randomUUID(),
    assigneeIds: [],
    filedAt: at(1),
    dueAt: at(100),
    stateDueAt: null,
    closedAt: null,
    rating: null,
    escalationLevel: 0,
    ...more,
    transition: {
      action: "ANY",
      from: "",
      to: "ANY",
      at: at(version),
      actorId: null,
      actorKind: "system",
      previousAssigneeIds: [],
      internal: false,
      attachments: [],
      ...actor,
    },
  };
}
const told = (events: readonly CaseChange[]) => events.reduce<CaseFact | null>(addChange, null) as CaseFact;

const step = fc.record({
  stateKind: fc.constantFrom("open", "waiting", "done", "refused", "final"),
  assigneeIds: fc.constantFrom([], [officers[0] as string], [officers[1] as string]),
  rating: fc.constantFrom(null, 4),
  escalationLevel: fc.nat({ max: 3 }),
  awaitsPayment: fc.boolean(),
  actorKind: fc.constantFrom("citizen", "employee", "system"),
});
const life = fc.array(step, { minLength: 1, maxLength: 8 }).map((steps) =>
  steps.map(({ actorKind, ...more }, index) =>
    change(index + 1, more as unknown as Partial<CaseChange>, {
      actorKind: actorKind as never,
      actorId: actorKind === "employee" ? (officers[0] as string) : null,
    }),
  ),
);

describe("a fact", () => {
  test("is the same whatever the order in which a case is told of, and however often", () => {
    fc.assert(
      fc.property(
        life.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
        ),
        ([events, late]) => {
          expect(told(late)).toEqual(told(events));
        },
      ),
    );
  });

  test("keeps the first assignment and the first decision, counts each reopening, and ends with its newest state", () => {
    const fact = told([
      change(1),
      change(2, { assigneeIds: [officers[0] as string] }),
      change(3, { stateKind: "done", assigneeIds: [officers[0] as string], closedAt: at(3) }),
      change(4),
      change(5, { assigneeIds: [officers[1] as string] }),
      change(6, { stateKind: "done", assigneeIds: [officers[1] as string], closedAt: at(6) }),
      change(7, { stateKind: "final", assigneeIds: [officers[1] as string], closedAt: at(6), rating: 2 }),
    ]);
    expect(fact).toMatchObject({
      version: 7,
      kind: "final",
      outcome: "done",
      reopenings: 1,
      rating: 2,
      employee: officers[1],
      assigned_at: at(2),
      decided_at: at(3),
      closed_at: at(6),
    });
  });

  test("is of the officer who refused it, where nobody had it, and of nobody while it waits for one", () => {
    const refused = change(2, { stateKind: "refused", closedAt: at(2) }, { actorKind: "employee", actorId: officers[0] as string });
    expect(told([change(1)]).employee).toBeNull();
    expect(told([change(1), refused, change(3, { stateKind: "final", closedAt: at(2) })])).toMatchObject({
      employee: officers[0],
      outcome: "refused",
    });
  });

  test("is decided when the fee is asked for, and that stays with whoever decided", () => {
    const approved = change(2, { stateKind: "waiting", awaitsPayment: true }, { actorKind: "employee", actorId: officers[0] as string });
    expect(told([change(1), approved, change(3, { stateKind: "done", closedAt: at(3) })])).toMatchObject({
      decided_at: at(2),
      employee: officers[0],
      closed_at: at(3),
    });
  });

  test("is not changed by an event that says the case is another city's or service's", () => {
    const fact = told([change(1)]);
    expect(addChange(fact, change(2, { city: "pb.jalandhar" }))).toEqual(fact);
    expect(addChange(fact, change(2, { service: "dogs" }))).toEqual(fact);
  });
});
