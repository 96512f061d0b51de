import { DriverException, ValidationError } from "@mikro-orm/core";
import { pino } from "pino";
import { expect, test } from "vitest";
import { z } from "zod";
import { errorForLog } from "./error-for-log.ts";

const logged = (err: unknown): string => {
  const lines: string[] = [];
  pino({ serializers: { err: errorForLog } }, { write: (line) => void lines.push(line) }).error({ err }, "failed");
  return lines.join("");
};

test.each([
  [
    "a value that PostgreSQL quotes",
    Object.assign(new Error('duplicate key: "9876543210"'), { code: "23505", detail: "Key (mobile)=(9876543210)" }),
  ],
  ["a statement that a driver hangs on", Object.assign(new Error("failed"), { code: "22P02", query: "select '9876543210'" })],
  ["a driver's own wrapper", new DriverException(Object.assign(new Error("Harpreet Kaur"), { code: "22P02" }))],
  ["an entity that the unit of work shows", new ValidationError("number is required, entity: Complaint { filerName: 'Harpreet Kaur' }")],
  ["an event against its contract", z.object({ mobile: z.number() }).safeParse({ mobile: "9876543210" }).error],
  ["text that is no JSON", catchOf(() => JSON.parse('"Harpreet Kaur 9876543210'))],
  ["a cause below", new Error("could not file", { cause: Object.assign(new Error("9876543210"), { code: "23505" }) })],
])("a log holds no person's data: %s", (_what, error) => {
  expect(logged(error)).not.toMatch(/9876543210|Harpreet/);
});

test("what we say ourselves is logged with its kind and the place in the code", () => {
  const line = JSON.parse(logged(new TypeError("unknown state DONE"))) as { err: { type: string; message: string; stack: string } };
  expect(line.err).toMatchObject({
    type: "TypeError",
    message: "unknown state DONE",
    stack: expect.stringContaining("error-for-log.test.ts"),
  });
});

function catchOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
