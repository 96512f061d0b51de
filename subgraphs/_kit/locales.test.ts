import { expect, test } from "vitest";
import { translators } from "./locales.ts";

test("a text that no locale has is its key, so that a caller can tell and ask for another", () => {
  const t = translators({ en: { greeting: "Hello {name}" } })("hi");
  expect(t("need.COMMENT.comment")).toBe("need.COMMENT.comment");
  expect(t("greeting", { name: "Asha" })).toBe("Hello Asha");
});

test("the kit's own text stands where a service has none", () => {
  expect(translators({})("en")("need.comment")).toBe("Your comment");
});
