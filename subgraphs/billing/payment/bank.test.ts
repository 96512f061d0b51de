import { expect, test } from "vitest";
import { bankOf } from "./bank.ts";

test.each([
  ["PUNB0123400", "Punjab National Bank"],
  ["SBIN0000691", "State Bank of India"],
  ["XXXX0123400", null],
  ["PUNB1123400", null],
  ["punb0123400", null],
  ["", null],
])("%s is of %s", (ifsc, bank) => expect(bankOf(ifsc)).toBe(bank));
