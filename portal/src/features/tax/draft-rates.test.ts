import { expect, test } from "vitest";
import { translator } from "../../messages/translate.ts";
import { draftOf, rateName, unbuiltName } from "./draft-rates.ts";

const base = {
  slabs: [
    { id: "home", basis: { unitRate: 250 }, unbuiltRate: 100 },
    { id: "let", basis: { rentRate: 750 }, unbuiltRate: 0 },
  ],
  cesses: [],
  areas: { default: "AREA1" },
};
const draft = (typed: Record<string, string>) => draftOf(base, (name) => typed[name] ?? null, translator("en"));

test("figures that were typed stand over those in force, all else stays", () => {
  const { document, faults } = draft({ [rateName("home")]: "₹ 3.25", [rateName("let")]: "8 %", [unbuiltName("home")]: "0" });
  expect(faults).toEqual([]);
  expect(document).toEqual({
    ...base,
    slabs: [
      { id: "home", basis: { unitRate: 325 }, unbuiltRate: 0 },
      { id: "let", basis: { rentRate: 800 }, unbuiltRate: 0 },
    ],
  });
});

test.each(["-1", "ten", "1.234", ""])("a rate of %j is a fault where it stands", (text) =>
  expect(draft({ [rateName("home")]: text }).faults).toMatchObject([{ path: "rate.home", code: "field.invalid" }]),
);

test("no share of a rent is above the whole", () =>
  expect(draft({ [rateName("let")]: "101" }).faults).toMatchObject([{ path: "rate.let" }]));
