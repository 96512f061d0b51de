import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { accentOf } from "../features/frame/city-accent.tsx";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const block = (from: string) => css.slice(css.indexOf(from), css.indexOf("\n}", css.indexOf(from)));
const light = tokensOf(block(":root"));
const themes = { light, dark: { ...light, ...tokensOf(block("@media (prefers-color-scheme: dark)")) } };

function tokensOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

type Accent = { hue: number; chroma: number };

/** Relative luminance (WCAG 2) of a token under a city's accent. OKLCH to linear sRGB by Björn Ottosson's matrices, clipped as browsers do. */
function luminance(tokens: Record<string, string>, name: string, { hue, chroma }: Accent): number {
  const [l = 0, c = 0, h = 0] = (tokens[name] ?? "")
    .replace(/calc\(var\(--accent-chroma\) \* ([\d.]+)\)/, (_, factor) => String(chroma * Number(factor)))
    .replace("var(--accent-chroma)", String(chroma))
    .replace("var(--accent-hue)", String(hue))
    .replace(/oklch\(|\)/g, "")
    .split(/\s+/)
    .map(Number);
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const [long, medium, short] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ] as const;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Record<string, string>, one: string, other: string, accent: Accent): number {
  const [low = 0, high = 0] = [luminance(tokens, one, accent), luminance(tokens, other, accent)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Every hue at the strongest chroma that a city is given, and at none. */
const ACCENTS: Accent[] = Array.from({ length: 72 }, (_, step) => step * 5).flatMap((hue) =>
  [0, 0.06, accentOf("oklch(0.5 0.4 0)")?.chroma ?? 0].map((chroma) => ({ hue, chroma })),
);
const worst = (tokens: Record<string, string>, one: string, other: string) =>
  Math.min(...ACCENTS.map((accent) => contrast(tokens, one, other, accent)));

test("black on white is 21, so the arithmetic is right", () => {
  expect(contrast({ ink: "oklch(0 0 0)", paper: "oklch(1 0 0)" }, "ink", "paper", { hue: 0, chroma: 0 })).toBeCloseTo(21, 1);
});

describe.each(Object.entries(themes))("%s", (_, tokens) => {
  test.each([
    ["accent", "paper"],
    ["accent", "surface"],
    ["accent", "sunken"],
    ["accent", "accent-wash"],
    ["accent-strong", "paper"],
    ["on-accent", "accent"],
    ["on-accent", "accent-strong"],
    ["ink", "accent-wash"],
    ["ink-soft", "accent-wash"],
  ])("text of %s on %s can be read with the accent of any city", (text, ground) => {
    expect(worst(tokens, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["moving", "waiting", "done", "refused", "overdue"])("a state's words can be read: %s", (state) => {
    for (const ground of [`${state}-wash`, "paper", "surface"]) expect(worst(tokens, state, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["ink", "paper"],
    ["ink", "sunken"],
    ["ink-soft", "paper"],
    ["ink-soft", "surface"],
    ["ink-soft", "sunken"],
  ])("text of %s on %s can be read", (text, ground) => {
    expect(worst(tokens, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test("borders of controls and the focus ring can be seen", () => {
    for (const ground of ["paper", "surface"]) {
      expect(worst(tokens, "line-strong", ground)).toBeGreaterThanOrEqual(3);
      expect(worst(tokens, "focus", ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

test("a city names its accent in oklch; lightness stays the portal's, chroma is held back, anything else counts as none", () => {
  expect(accentOf("oklch(0.46 0.1 60)")).toEqual({ chroma: 0.1, hue: 60 });
  expect(accentOf("oklch(0.9 0.37 400)")).toEqual({ chroma: 0.12, hue: 40 });
  for (const bad of [null, "", "red", "#ff0000", "oklch(0.5 0.1 60); } body { display: none", "oklch(0.5 -0.1 60)"])
    expect(accentOf(bad)).toBeNull();
});
