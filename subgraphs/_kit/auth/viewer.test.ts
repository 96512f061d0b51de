import { expect, test } from "vitest";
import { type CityGrant, Viewer } from "./viewer.ts";

const table = new Map([
  ["complaints.assign", ["GRO", "DGRO"]],
  ["complaints.read", ["GRO", "CSR"]],
]);
const grant = (...roles: string[]): CityGrant => ({ roles, departments: [], wards: [] });
const employee = (cities: Record<string, CityGrant>) => new Viewer("employee", "id", "session", cities, table);

test("a role counts in its city and nowhere else", () => {
  const gro = employee({ "pb.amritsar": grant("GRO") });
  expect(gro.may("complaints.assign", "pb.amritsar")).toBe(true);
  for (const city of ["pb.jalandhar", "pb", "pb.amritsar.east", "", "__proto__", "constructor", "toString"])
    expect(gro.may("complaints.assign", city)).toBe(false);
});

test("a role at the state counts in each of its cities and in no other state's", () => {
  const state = employee({ pb: grant("GRO") });
  expect(state.may("complaints.assign", "pb.jalandhar")).toBe(true);
  expect(state.may("complaints.assign", "od.cuttack")).toBe(false);
});

test("what no table names, nobody may", () => {
  expect(employee({ "pb.amritsar": grant("GRO") }).may("complaints.delete", "pb.amritsar")).toBe(false);
  expect(new Viewer("anonymous", null, null, {}, table).may("complaints.read", "pb.amritsar")).toBe(false);
});

test("requiring a right tells who is nobody from who may not", () => {
  expect(() => new Viewer("anonymous", null, null, {}, table).require("complaints.read", "pb.amritsar")).toThrow(
    expect.objectContaining({ code: "UNAUTHENTICATED" }),
  );
  expect(() => employee({}).require("complaints.read", "pb.amritsar")).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
});

test("the permissions of a city are those of the roles held there", () => {
  const viewer = employee({ "pb.amritsar": grant("GRO"), "pb.jalandhar": grant("CSR") });
  expect(viewer.permissionsIn("pb.amritsar")).toEqual(["complaints.assign", "complaints.read"]);
  expect(viewer.permissionsIn("pb.jalandhar")).toEqual(["complaints.read"]);
  expect(viewer.citiesWhere("complaints.assign")).toEqual(["pb.amritsar"]);
});
