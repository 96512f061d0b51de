import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { firstBrokenStep, type NewStep, sealStep, type TimelineRow } from "./timeline.ts";

const CASE = randomUUID();
const step = (version: number, change: Partial<NewStep> = {}): NewStep => ({
  id: randomUUID(),
  case_id: CASE,
  version,
  at: new Date(Date.UTC(2026, 10, 24, version)),
  action: "COMMENT",
  from_state: version === 1 ? null : "OPEN",
  to_state: "OPEN",
  actor_id: "e1",
  actor_kind: "employee",
  actor_name: "Gurdial Singh",
  actor_designation: "DESIG_12",
  comment: `Step ${version}`,
  attachments: ["d1"],
  internal: false,
  ...change,
});
const chain = (...steps: NewStep[]): TimelineRow[] => {
  const rows: TimelineRow[] = [];
  for (const one of steps) rows.push(sealStep(one, rows.at(-1)?.hash ?? null));
  return rows;
};
const sound = chain(step(1), step(2), step(3, { comment: null, actor_kind: "citizen", actor_name: null, actor_designation: null }));
const changed = (index: number, change: Partial<TimelineRow>) => sound.map((row, at) => (at === index ? { ...row, ...change } : row));

describe("the chain of a case's steps", () => {
  test("verifies as it was written", () => {
    expect(firstBrokenStep(sound)).toBeNull();
    expect(firstBrokenStep([])).toBeNull();
  });

  const alterations: { [K in keyof TimelineRow]: TimelineRow[K] } = {
    id: randomUUID(),
    case_id: randomUUID(),
    version: 9,
    at: new Date(0),
    action: "RESOLVE",
    from_state: "ELSEWHERE",
    to_state: "RESOLVED",
    actor_id: "e2",
    actor_kind: "system",
    actor_name: "Somebody Else",
    actor_designation: "DESIG_60",
    actor_salt: "00",
    actor_digest: "00",
    comment: "Something else",
    comment_salt: "00",
    comment_digest: "00",
    attachments: ["d1", "d2"],
    internal: true,
    previous_hash: "00",
    hash: "00",
  };
  test.each(Object.keys(alterations) as (keyof TimelineRow)[])("breaks where %s is altered", (column) => {
    const rows = changed(1, { [column]: alterations[column] });
    expect(firstBrokenStep(rows)).toBe(rows[1]);
  });

  test("breaks where a step is taken out, put in or moved", () => {
    const [first, second, third] = sound as [TimelineRow, TimelineRow, TimelineRow];
    expect(firstBrokenStep([first, third])).toBe(third);
    expect(firstBrokenStep([second, third])).toBe(second);
    expect(firstBrokenStep([first, third, second])).toBe(third);
    expect(firstBrokenStep([first, sealStep(step(2), null), third])).not.toBeNull();
  });

  test("holds where comment and names were erased, as the law may ask", () => {
    expect(firstBrokenStep(changed(1, { comment: null, comment_salt: null }))).toBeNull();
    expect(firstBrokenStep(changed(0, { actor_name: null, actor_designation: null, actor_salt: null }))).toBeNull();
  });

  test("the same words of two steps have different digests, so that nobody can guess an erased one", () => {
    const [one, other] = chain(step(1, { comment: "yes" }), step(2, { comment: "yes" }));
    expect(one?.comment_digest).not.toBe(other?.comment_digest);
    expect(one?.actor_digest).not.toBe(other?.actor_digest);
  });
});
