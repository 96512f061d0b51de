import { join } from "node:path";
import { type Bundles, readBundles, type SubgraphServices, type Translate, translators } from "@civicgraph/kit";
import type { Texts } from "./choose-template.ts";

export interface KnownService {
  label: (locale: string) => string;
  translate: (locale: string) => Translate;
  /** Its English messages. */
  texts: Texts;
}

export interface KnownCity {
  names: Record<string, string>;
  timeZone: string;
}

/** What a sentence is made of besides the facts: texts of services and names of cities, as their owners told them. */
export interface Knowledge {
  ours: { texts: Texts; translate: (locale: string) => Translate };
  services: ReadonlyMap<string, KnownService>;
  cities: ReadonlyMap<string, KnownCity>;
}

export const OWN_BUNDLES: Bundles = readBundles(join(import.meta.dirname, "../locales"));
const FRESH_MS = 5000;

/** Read anew at most each five seconds: every feed and every message needs it, and it hardly ever changes. */
export async function readKnowledge(services: SubgraphServices): Promise<Knowledge> {
  const kept = services.once<{ at: number; knowledge: Promise<Knowledge> | null }>("knowledge", () => ({ at: 0, knowledge: null }));
  if (kept.knowledge === null || performance.now() - kept.at > FRESH_MS) {
    kept.at = performance.now();
    kept.knowledge = load(services);
    // A failed read is not kept.
    kept.knowledge.catch(() => {
      kept.knowledge = null;
    });
  }
  return kept.knowledge;
}

/** After the projections changed: the next reader sees it. */
export function forgetKnowledge(services: SubgraphServices): void {
  services.once<{ knowledge: unknown }>("knowledge", () => ({ knowledge: null })).knowledge = null;
}

async function load(services: SubgraphServices): Promise<Knowledge> {
  const [serviceRows, cityRows] = await Promise.all([
    services.db.selectFrom("known_service").selectAll().execute() as Promise<{ id: string; label_key: string; messages: Bundles }[]>,
    services.db.selectFrom("known_city").selectAll().execute() as Promise<
      { code: string; names: Record<string, string>; time_zone: string }[]
    >,
  ]);
  return knowledgeOf(
    serviceRows.map((row) => ({ id: row.id, labelKey: row.label_key, messages: row.messages })),
    cityRows.map((row) => ({ code: row.code, names: row.names, timeZone: row.time_zone })),
  );
}

/** Knowledge out of plain rows. */
export function knowledgeOf(
  services: readonly { id: string; labelKey: string; messages: Bundles }[],
  cities: readonly { code: string; names: Record<string, string>; timeZone: string }[],
): Knowledge {
  return {
    ours: { texts: OWN_BUNDLES.en ?? {}, translate: translators(OWN_BUNDLES) },
    services: new Map(
      services.map(({ id, labelKey, messages }) => {
        const translate = translators(messages);
        return [id, { translate, label: (locale) => translate(locale)(labelKey), texts: messages.en ?? {} }];
      }),
    ),
    cities: new Map(cities.map(({ code, names, timeZone }) => [code, { names, timeZone }])),
  };
}
