import { expect, test } from "vitest";
import { inboxFilter, inboxQuery, readInboxAsk, readList, withList } from "./inbox-ask.ts";

test("the inbox as it opens has a bare address and asks for the city alone", () => {
  const ask = readInboxAsk({});
  expect(inboxQuery(ask)).toBe("");
  expect(inboxFilter(ask, "area", "pb.amritsar")).toEqual({ city: "pb.amritsar" });
});

test("a filter is kept in the address, and another one begins at the first page", () => {
  const ask = readInboxAsk({ view: "area", state: "PENDINGATLME", overdue: "1", after: "cursor" });
  expect(inboxQuery(ask, { ward: "B1" })).toBe("view=area&state=PENDINGATLME&ward=B1&overdue=1");
  expect(inboxFilter(ask, "mine", "pb.amritsar")).toEqual({
    city: "pb.amritsar",
    assignedToMe: true,
    state: "PENDINGATLME",
    overdue: true,
  });
});

test("what is no code is passed over", () => {
  expect(readInboxAsk({ state: "a b", view: "all", ward: ["x"], overdue: "yes" })).toMatchObject({
    state: null,
    view: null,
    ward: null,
    overdue: false,
  });
});

test("the list one came from travels with a case and holds nothing but an inbox's query", () => {
  const href = withList("/en/officer/cases/complaints/1?done=ASSIGN", "view=area&overdue=1");
  const list = new URL(href, "http://localhost").searchParams.get("list");
  expect(readList(list)).toBe("view=area&overdue=1");
  expect(readList("next=//evil.example&view=area")).toBe("view=area");
  expect(readList(undefined)).toBe("");
});
