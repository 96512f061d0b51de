import { expect, test } from "vitest";
import { financialYear, formatNumber } from "./number.ts";

test("the financial year turns on 1 April by the city's own clock", () => {
  expect(financialYear(new Date("2026-03-31T18:29:59Z"))).toBe("2025-26");
  expect(financialYear(new Date("2026-03-31T18:30:00Z"))).toBe("2026-27");
  expect(financialYear(new Date("2099-12-01T00:00:00Z"))).toBe("2099-00");
});

test("a number is its template filled in", () => {
  expect(formatNumber("{STATE}-{CITY}-PGR-{FY}-{SEQ:6}", { state: "pb", city: "ASR", financialYear: "2026-27", sequence: 123 })).toBe(
    "PB-ASR-PGR-2026-27-000123",
  );
  expect(formatNumber("{CITY}/{FY}/{SEQ}", { state: "pb", city: "ASR", financialYear: "2026-27", sequence: 1_234_567 })).toBe(
    "ASR/2026-27/1234567",
  );
});
