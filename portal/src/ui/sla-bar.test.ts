import { expect, test } from "vitest";
import { translator } from "../messages/translate.ts";
import { slaWords } from "./sla-bar.tsx";

const words = (remainingSeconds: number | null, status = "amber") =>
  slaWords({ status, fractionLeft: 0.5, remainingSeconds }, translator("en"));

test("what is left is said in the largest unit that fits", () => {
  expect(words(3 * 86_400 + 5000)).toBe("3 days left");
  expect(words(2 * 3600)).toBe("2 hours left");
  expect(words(120)).toBe("Under an hour left");
});

test("what is overdue is said to be late", () => {
  expect(words(-86_400, "red")).toBe("1 day late");
  expect(words(-60, "red")).toBe("Just late");
});

test("a case without a clock has no time limit", () => {
  expect(words(null, "none")).toBe("No time limit");
});
