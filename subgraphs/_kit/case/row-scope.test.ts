import fc from "fast-check";
import { expect, test } from "vitest";
import { Viewer } from "../auth/viewer.ts";
import { mayReadCase } from "./row-scope.ts";

const table = new Map([["complaints.read", ["GRO"]]]);
const officer = (grant: { roles?: string[]; departments?: string[]; wards?: string[] }, city = "pb.amritsar") =>
  new Viewer("employee", "officer", "s", { [city]: { roles: ["GRO"], departments: [], wards: [], ...grant } }, table);
const one = { city: "pb.amritsar", department: "DEPT_1", ward: "B1", filerId: "filer", assigneeIds: [] as string[] };

test("a role held at the state counts in its cities, a role of another city does not", () => {
  expect(mayReadCase(officer({}, "pb"), one, "complaints.read")).toBe(true);
  expect(mayReadCase(officer({}, "pb.jalandhar"), one, "complaints.read")).toBe(false);
});

test("department and ward narrow; being the assignee opens, but never without a role in the city", () => {
  expect(mayReadCase(officer({ departments: ["DEPT_2"] }), one, "complaints.read")).toBe(false);
  expect(mayReadCase(officer({ wards: ["B2"] }), one, "complaints.read")).toBe(false);
  expect(mayReadCase(officer({ departments: ["DEPT_2"] }), { ...one, assigneeIds: ["officer"] }, "complaints.read")).toBe(true);
  expect(mayReadCase(officer({ roles: [] }), { ...one, assigneeIds: ["officer"] }, "complaints.read")).toBe(false);
});

test("a citizen sees their own and no other, whatever else is true", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.array(fc.string()), (citizen, filerId, assigneeIds) => {
      const viewer = new Viewer("citizen", citizen, "s", {}, table);
      expect(mayReadCase(viewer, { ...one, filerId, assigneeIds }, "complaints.read")).toBe(citizen === filerId);
    }),
  );
});

test("nobody who is not signed in sees anything", () => {
  expect(mayReadCase(new Viewer("anonymous", null, null, {}, table), one, "complaints.read")).toBe(false);
});
