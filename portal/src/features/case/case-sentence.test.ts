import { expect, test } from "vitest";
import type { CaseDetail } from "../../graphql/documents/generated.ts";
import { LOCALES, type Locale } from "../../messages/locales.ts";
import { translator } from "../../messages/translate.ts";
import { caseSentence } from "./case-sentence.ts";

const now = new Date("2026-11-26T06:00:00Z");
const detail = (more: Partial<CaseDetail>): CaseDetail =>
  ({
    id: "1",
    state: { code: "PENDINGATLME", label: "In work", kind: "open" },
    dueAt: "2026-11-27T06:00:00Z",
    closedAt: null,
    assignees: [{ id: "2", name: "Rajinder Singh", designation: "Junior engineer" }],
    timeline: [],
    ...more,
  }) as CaseDetail;
const say = (more: Partial<CaseDetail>, locale: Locale = "en") => caseSentence(detail(more), now, locale, translator(locale)).join(" ");

test("with whom it is, and until when", () => {
  expect(say({})).toBe("With Rajinder Singh, Junior engineer. Due by Friday, 27 November.");
  expect(say({ assignees: [{ id: "2", name: "Rajinder Singh", designation: null }] })).toContain("With Rajinder Singh.");
  expect(say({ assignees: [], dueAt: null })).toBe("In work. The city is choosing who takes it on.");
});
test("lateness is admitted plainly", () => {
  expect(say({ dueAt: "2026-11-24T06:00:00Z" })).toContain("It is late");
});
test("a case that is done says when, and is never late", () => {
  const done = {
    state: { code: "RESOLVED", label: "Resolved", kind: "done" },
    dueAt: "2026-11-20T06:00:00Z",
    closedAt: "2026-11-25T06:00:00Z",
  };
  expect(say(done)).toBe("Resolved on Wednesday, 25 November.");
});
test("a case that waits for the citizen says so", () => {
  expect(say({ state: { code: "X", label: "Sent back", kind: "waiting" } })).toContain("waits for your answer");
});
test("in every language the name and the day stand in it", () => {
  for (const locale of Object.keys(LOCALES) as Locale[]) {
    expect(say({}, locale)).toContain("Rajinder Singh");
    expect(say({}, locale)).toContain("27");
  }
});
