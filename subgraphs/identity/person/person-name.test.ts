import fc from "fast-check";
import { expect, test } from "vitest";
import { personName } from "./person-name.ts";

test("names in all three scripts are kept as they are", () => {
  for (const name of ["Gurpreet Kaur", "गुरप्रीत कौर", "گرپریت کور", "D'Souza, Anita (née Rao)"]) expect(personName(name)).toBe(name);
});

test("spaces around and within a name are tidied", () => {
  expect(personName("  Ravi \n  Kumar ")).toBe("Ravi Kumar");
});

test("what is no name is refused: too short, too long, digits only, markup, characters that turn the direction", () => {
  for (const text of ["", " ", "A", "x".repeat(101), "12345", "<b>Ravi</b>", "Ravi\u202eadmin", "Ra\u0000vi"])
    expect(personName(text)).toBeNull();
});

test("a name that was accepted is accepted again unchanged", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120, unit: "grapheme" }), (text) => {
      const name = personName(text);
      if (name !== null) expect(personName(name)).toBe(name);
    }),
  );
});
