import { Viewer } from "@civicgraph/kit";
import { expect, test } from "vitest";
import { type HangingCase, mayReadDocument } from "./document.policy.ts";

const permissions = new Map([["complaints.read", ["GRO", "PGR_LME"]]]);
const citizen = (id: string) => new Viewer("citizen", id, "s", {}, permissions);
const officer = (id: string, city: string, departments: string[] = [], wards: string[] = [], roles = ["GRO"]) =>
  new Viewer("employee", id, "s", { [city]: { roles, departments, wards } }, permissions);
const hanging: HangingCase = {
  city: "pb.amritsar",
  department: "DEPT_1",
  ward: "W1",
  filerId: "filer",
  assigneeIds: ["lme"],
  readPermission: "complaints.read",
  internal: false,
};
const photo = { ownerId: "clerk", cases: [hanging] };

test("who sent it, the filer of its case and the officers of that case may see a document", () => {
  expect(mayReadDocument(citizen("clerk"), photo)).toBe(true);
  expect(mayReadDocument(citizen("filer"), photo)).toBe(true);
  expect(mayReadDocument(officer("gro", "pb.amritsar"), photo)).toBe(true);
  expect(mayReadDocument(officer("lme", "pb.amritsar", ["DEPT_9"], ["W9"], ["PGR_LME"]), photo)).toBe(true);
});

test("nobody else may: another citizen, city, department, ward, a role without the right, no sign-in", () => {
  const none = new Viewer("anonymous", null, null, {}, permissions);
  const others = [
    none,
    citizen("other"),
    officer("gro", "pb.jalandhar"),
    officer("gro", "pb.amritsar", ["DEPT_2"]),
    officer("gro", "pb.amritsar", [], ["W2"]),
    officer("clerk2", "pb.amritsar", [], [], ["CSR"]),
  ];
  for (const viewer of others) expect(mayReadDocument(viewer, photo)).toBe(false);
});

test("an upload that hangs on nothing is seen by its sender alone", () => {
  expect(mayReadDocument(officer("gro", "pb.amritsar"), { ownerId: "clerk", cases: [] })).toBe(false);
});

test("a document of an internal step is not for the filer; one of a service that is not known is for no officer", () => {
  expect(mayReadDocument(citizen("filer"), { ownerId: "gro", cases: [{ ...hanging, internal: true }] })).toBe(false);
  expect(mayReadDocument(officer("gro", "pb.amritsar"), { ownerId: "x", cases: [{ ...hanging, readPermission: null }] })).toBe(false);
});
