import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changed, FILER, LME, SUPERVISOR } from "../test/changed.ts";
import { noticesOf } from "./audiences.ts";

const told = (...given: Parameters<typeof changed>) =>
  noticesOf(changed(...given)).map(({ personId, audience, channels }) => [personId, audience, channels.join("+")]);

describe("who hears of what", () => {
  test("the filer gets a receipt of their own filing, in the app and by message", () => {
    expect(told()).toEqual([[FILER, "filer", "sms+email"]]);
  });

  test("an assignment reaches the filer and the one it comes to, not the one who gave it", () => {
    expect(
      told({ assigneeIds: [LME] }, { action: "ASSIGN", from: "PENDINGFORASSIGNMENT", to: "PENDINGATLME", actorId: SUPERVISOR }),
    ).toEqual([
      [FILER, "filer", "sms+email"],
      [LME, "newAssignee", "sms+email"],
    ]);
  });

  test("nobody is told what they did themselves: who takes a case gets no message of it", () => {
    expect(told({ assigneeIds: [LME] }, { action: "ASSIGN", from: "A", to: "B", actorId: LME })).toEqual([[FILER, "filer", "sms+email"]]);
    expect(told({}, { action: "REOPEN", from: "RESOLVED", to: "PENDINGFORASSIGNMENT" })).toEqual([]);
  });

  test("a comment that changes no state sends no message, but stands in the app", () => {
    expect(
      told(
        { assigneeIds: [LME] },
        { action: "COMMENT", from: "PENDINGATLME", to: "PENDINGATLME", actorId: SUPERVISOR, previousAssigneeIds: [LME] },
      ),
    ).toEqual([
      [FILER, "filer", ""],
      [LME, "assignee", ""],
    ]);
  });

  test("what officers write among themselves is not the filer's", () => {
    const audiences = told(
      { assigneeIds: [LME] },
      { action: "COMMENT", from: "A", to: "A", actorId: SUPERVISOR, previousAssigneeIds: [LME], internal: true },
    ).map(([, audience]) => audience);
    expect(audiences).toEqual(["assignee"]);
  });

  test("an escalation reaches the new holder by message, and the former one in the app", () => {
    expect(
      told(
        { assigneeIds: [SUPERVISOR] },
        {
          action: "ESCALATE",
          from: "PENDINGATLME",
          to: "PENDINGATSUPERVISOR",
          actorId: null,
          actorKind: "system",
          previousAssigneeIds: [LME],
        },
      ),
    ).toEqual([
      [FILER, "filer", "sms+email"],
      [SUPERVISOR, "newAssignee", "sms+email"],
      [LME, "formerAssignee", ""],
    ]);
  });

  test("whatever happens, nobody hears of it twice as the same, and an assignee is new or not, never both", () => {
    const person = fc.constantFrom(FILER, LME, SUPERVISOR);
    const people = fc.array(person, { maxLength: 4 });
    fc.assert(
      fc.property(
        people,
        people,
        person,
        fc.constantFrom("ASSIGN", "COMMENT", "ESCALATE", "RATE", "LICK"),
        (now, before, actor, action) => {
          const notices = noticesOf(
            changed({ assigneeIds: now }, { action, from: "A", to: "B", actorId: actor, previousAssigneeIds: before }),
          );
          const keys = notices.map((one) => `${one.audience} ${one.personId}`);
          expect(new Set(keys).size).toBe(keys.length);
          for (const id of [LME, SUPERVISOR]) expect(keys.includes(`newAssignee ${id}`) && keys.includes(`assignee ${id}`)).toBe(false);
          expect(notices.some((one) => one.personId === actor)).toBe(false);
        },
      ),
    );
  });
});
