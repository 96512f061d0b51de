import { expect, test } from "vitest";
import { staffPlace } from "./staff-place.ts";

test("an employee who follows a citizen's link comes to the same thing on the officer's side", () => {
  expect(staffPlace("/")).toBe("/officer");
  expect(staffPlace("/cases/complaints/42")).toBe("/officer/cases/complaints/42");
  expect(staffPlace("/pay/42")).toBe("/officer/counter/42");
  expect(staffPlace("/notifications")).toBe("/officer/notifications");
});

test("pages for everybody stay as they are", () => {
  expect(staffPlace("/verify")).toBe("/verify");
  expect(staffPlace("/welcome")).toBe("/welcome");
  expect(staffPlace("/sign-in/employee")).toBe("/sign-in/employee");
});

test("filing and one's own cases are for citizens", () => {
  expect(staffPlace("/file/complaints")).toBeNull();
  expect(staffPlace("/cases")).toBeNull();
  expect(staffPlace("/pay")).toBeNull();
});
