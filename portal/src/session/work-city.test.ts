import { expect, test } from "vitest";
import { workCity } from "./work-city.ts";

test("an employee works in the chosen city where they hold something there", () => {
  expect(workCity(["pb.amritsar", "pb.jalandhar"], "pb.jalandhar")).toBe("pb.jalandhar");
});

test("a role at the state opens each of its cities and no other state's", () => {
  expect(workCity(["pb"], "pb.phagwara")).toBe("pb.phagwara");
  expect(workCity(["pb"], "hr.ambala")).toBeNull();
});

test("a city chosen as a citizen gives way to the employee's own", () => {
  expect(workCity(["pb.amritsar"], "pb.jalandhar")).toBe("pb.amritsar");
  expect(workCity(["pb.amritsar"], null)).toBe("pb.amritsar");
});

test("a temporary password holds nothing anywhere", () => {
  expect(workCity([], "pb.amritsar")).toBeNull();
});
