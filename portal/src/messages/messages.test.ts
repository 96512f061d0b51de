import { describe, expect, test } from "vitest";
import { formatDate, formatDay, formatDistance, formatMoment } from "./formats.ts";
import { negotiateLocale } from "./locales.ts";
import { translator } from "./translate.ts";

describe("the language of a first visit", () => {
  test.each([
    ["hi-IN,hi;q=0.9,en;q=0.8", "hi"],
    ["pa-IN,ur;q=0.7,en;q=0.3", "ur"],
    ["en;q=0.2,hi;q=0.9", "hi"],
    ["fr,de", "en"],
    ["hi;q=0", "en"],
    ["", "en"],
    [null, "en"],
  ])("%s is %s", (header, locale) => expect(negotiateLocale(header)).toBe(locale));
});

describe("texts", () => {
  test("speak the reader's language, and count", () => {
    expect(translator("en")("cases.count", { count: 1 })).toBe("1 case");
    expect(translator("en")("cases.count", { count: 3 })).toBe("3 cases");
    expect(translator("hi")("home.services")).toMatch(/\p{Script=Devanagari}/u);
    expect(translator("ur")("home.services")).toMatch(/\p{Script=Arabic}/u);
  });
  test("Latin words in quotation marks keep to themselves in Urdu", () => {
    expect(translator("ur")("developers.start.text")).toContain("”\u2068query\u2069“، ”\u2068variables\u2069“");
    expect(translator("ur")("home.search.results", { query: "garbage" })).toContain("”\u2068garbage\u2069“");
  });
});

describe("times are those of India, wherever the server stands", () => {
  const at = "2026-11-26T20:05:00Z";
  test("a day, a date, a moment", () => {
    expect(formatDay(at, "en")).toBe("Friday, 27 November");
    expect(formatDate(at, "en")).toBe("27 Nov 2026");
    expect(formatMoment(at, "en")).toMatch(/^27 Nov, 1:35\s?am$/u);
  });
  test("Urdu keeps the digits of the rest of the page, and the time in one piece", () => {
    expect(formatMoment(at, "ur")).toMatch(/\u20661:35\s?(AM|am)\u2069$/u);
    expect(formatDate(at, "ur")).toContain("27");
  });
  test("a distance in the largest unit that fits", () => {
    const now = new Date(at);
    expect(formatDistance("2026-11-26T18:05:00Z", now, "en")).toBe("2 hours ago");
    expect(formatDistance("2026-11-29T20:05:00Z", now, "en")).toBe("in 3 days");
    expect(formatDistance(at, now, "en")).toBe("this minute");
  });
});
