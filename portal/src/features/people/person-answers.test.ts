import { expect, test } from "vitest";
import { changesBetween } from "./person-answers.ts";

const before = {
  username: "rajinder@pb.amritsar",
  name: "Rajinder Singh",
  mobile: "9876543210",
  designation: "Junior Engineer",
  roles: ["PGR_LME", "CSR"],
  departments: [],
  wards: ["B1"],
  reportsTo: "",
};

test("nothing is sent where nothing changed, whatever the order of the boxes", () => {
  expect(changesBetween(before, { ...before, roles: ["CSR", "PGR_LME"] })).toEqual({});
});

test("a new ward is sent alone, so that the administrator of one city leaves the person's name to the other", () => {
  expect(changesBetween(before, { ...before, wards: ["B1", "B2"] })).toEqual({ wards: ["B1", "B2"] });
});

test("an emptied line is sent as nothing, an emptied list as an empty one", () => {
  expect(changesBetween(before, { ...before, mobile: "", wards: [] })).toEqual({ mobile: null, wards: [] });
});
