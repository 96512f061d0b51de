import { expect, test } from "vitest";
import { csvCell } from "./figure-csv.ts";

test("a cell is quoted where it has to be, and never a formula", () => {
  expect(csvCell(null)).toBe("");
  expect(csvCell(-3.5)).toBe("-3.5");
  expect(csvCell("Ward 4, Sultanwind")).toBe('"Ward 4, Sultanwind"');
  expect(csvCell('the "old" town')).toBe('"the ""old"" town"');
  expect(csvCell("=HYPERLINK(1)")).toBe("'=HYPERLINK(1)");
  expect(csvCell("शिकायत")).toBe("शिकायत");
});
