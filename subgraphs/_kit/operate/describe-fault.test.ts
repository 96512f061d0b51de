import { expect, test } from "vitest";
import { z } from "zod";
import { describeFault } from "./describe-fault.ts";

test("a database's error is told by its code and place, without the value that it quotes", () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "Harpreet Kaur 9876543210"'), {
    code: "22P02",
    table: "known_employee",
    column: "id",
  });
  expect(describeFault(error)).toBe("PostgreSQL 22P02 (known_employee, id)");
  expect(describeFault(new Error("insert into citizen values ('Harpreet')", { cause: error }))).toBe(
    "PostgreSQL 22P02 (known_employee, id)",
  );
});

test("a payload that breaks its contract is told by the fields, without what stands in them", () => {
  const { error } = z.object({ name: z.string(), mobile: z.number() }).safeParse({ name: "Harpreet Kaur", mobile: "9876543210" });
  expect(describeFault(error)).toBe("does not keep its contract (mobile: invalid_type)");
});

test("any other error is told by its kind and its place in the code alone", () => {
  expect(describeFault(new TypeError("cannot read 9876543210"))).toMatch(/^TypeError at describe-fault\.test\.ts:\d+$/);
  expect(describeFault("9876543210")).toBe("unknown fault");
});
