import type { NoticeFacts } from "./notice-facts.ts";

/** English messages by key: what exists there exists in every locale (a check sees to it). */
export type Texts = Readonly<Record<string, string>>;

/**
 * The template of a notice: for this action, else for the kind of state it led to, else for anything that happens to this audience.
 * A service may bring its own in its locales under the same keys; one that brings none needs nothing. A template has a title and a body.
 */
export function chooseTemplate(
  facts: Pick<NoticeFacts, "audience" | "action" | "stateKind">,
  ofService: Texts,
  ours: Texts,
): { key: string; from: "service" | "ours" } {
  const keys = [
    `notice.${facts.audience}.${facts.action}`,
    `notice.${facts.audience}.to.${facts.stateKind}`,
    `notice.${facts.audience}.any`,
  ];
  const has = (texts: Texts, key: string) => texts[`${key}.title`] !== undefined && texts[`${key}.body`] !== undefined;
  // The action's own text, even ours, says more than a service's general one.
  for (const key of keys) {
    if (has(ofService, key)) return { key, from: "service" };
    if (has(ours, key)) return { key, from: "ours" };
  }
  throw new Error(`no template for ${keys.at(-1)}`);
}
