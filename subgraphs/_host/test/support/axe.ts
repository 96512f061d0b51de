import { AxeBuilder } from "@axe-core/playwright";
import type { Screen } from "./screen.ts";

/** Faults that axe finds on the page as it stands, one line each with the places; by all its rules, or by these. */
export async function axe(screen: Screen, rules?: string[]): Promise<string[]> {
  // The query editor of GraphiQL is drawn by Monaco, with colours and tabs of its own; the examples around it say the same in plain text.
  const builder = new AxeBuilder({ page: screen.page }).exclude(".graphiql-container");
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(" | ")}`);
}

/** How much wider than the screen the page is, if it is. */
export const tooWide = async ({ page }: Screen): Promise<string[]> => {
  const by = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return by > 0 ? [`${by} px wider than the screen`] : [];
};
