import { type RequestContext, type SubgraphServices, type Translate, translators } from "@civicgraph/kit";
import type { MeasureDefinition } from "@civicgraph/plugin-sdk";
import { overviewMeasures } from "../overview.measures.ts";

export interface KnownService {
  id: string;
  subgraph: string;
  labelKey: string;
  readRoles: string[];
  translate(locale: string): Translate;
}

export interface KnownMeasure {
  definition: MeasureDefinition;
  /** The service that declares it; null for those of the whole city, which insights declares itself. */
  service: KnownService | null;
  /** Ids of the services whose facts count; null: of all. */
  services: string[] | null;
  /** Further measures of the same manifest, for formulas that name them. */
  siblings: ReadonlyMap<string, KnownMeasure>;
}

export interface Registry {
  services: ReadonlyMap<string, KnownService>;
  measures: ReadonlyMap<string, KnownMeasure>;
}

interface Row {
  id: string;
  subgraph: string;
  label_key: string;
  messages: Record<string, Record<string, string>>;
  read_roles: string[];
  measures: MeasureDefinition[];
}

/** Registered services and their measures, read at most each two seconds: every figure needs them. */
export async function readRegistry(services: SubgraphServices): Promise<Registry> {
  const kept = services.once<{ at: number; registry: Registry | null }>("measures", () => ({ at: 0, registry: null }));
  if (kept.registry && Date.now() - kept.at < 2000) return kept.registry;
  const rows = (await services.db.selectFrom("known_service").selectAll().orderBy("id").execute()) as unknown as Row[];
  kept.registry = registryOf(rows);
  kept.at = Date.now();
  return kept.registry;
}

function registryOf(rows: readonly Row[]): Registry {
  const known = new Map(
    rows.map(({ id, subgraph, label_key, messages, read_roles }): [string, KnownService] => [
      id,
      { id, subgraph, labelKey: label_key, readRoles: read_roles, translate: translators(messages) },
    ]),
  );
  const measures = new Map<string, KnownMeasure>();
  const add = (definitions: readonly MeasureDefinition[], service: KnownService | null) => {
    const siblings = new Map<string, KnownMeasure>();
    for (const definition of definitions) {
      // A service speaks of its own subgraph's cases alone, whatever its measure names.
      const services = service && (definition.services ?? [service.id]).filter((id) => known.get(id)?.subgraph === service.subgraph);
      siblings.set(definition.id, { definition, service, services, siblings });
    }
    for (const [id, one] of siblings) if (!measures.has(id)) measures.set(id, one);
  };
  add(overviewMeasures, null);
  for (const row of rows) add(row.measures, known.get(row.id) ?? null);
  return { services: known, measures };
}

/** Texts of a measure in the reader's language. */
export const measureTexts = ({ definition, service }: KnownMeasure, ctx: Pick<RequestContext, "locale" | "t">) => {
  const t = service?.translate(ctx.locale) ?? ctx.t;
  return { name: t(definition.name), description: t(definition.description) };
};
