import {
  FACT_COLUMNS,
  type FactFilter,
  type FactType,
  type Manifest,
  MEASURE_DIMENSIONS,
  type MeasureDefinition,
  servicesOf,
} from "@civicgraph/plugin-sdk";

type Messages = Record<string, Record<string, string>>;

const UNITS = ["count", "percent", "hours", "days", "money", "rating"];
const DIRECTIONS = ["up", "down", "none"];
const AGGREGATES = ["sum", "average", "median", "p90", "max"] as const;
/** What the values of a column are said in. */
const UNITS_OF: Partial<Record<FactType, readonly string[]>> = {
  number: ["count", "rating"],
  money: ["money"],
  duration: ["hours", "days"],
};

/** Faults of a manifest's measures, each with the field where it stands: `measures[2].formula.sum: "amuont" is no column of payments`. */
export function checkMeasures(manifest: Manifest, messages: Messages, locales: readonly string[]): string[] {
  const measures = manifest.measures ?? [];
  const faults = measures.flatMap((one, index) => [
    ...measureFaults(one, measures, manifest).map((fault) => `measures[${index}].${fault}`),
    ...(measures.findIndex((other) => other?.id === one?.id) === index ? [] : [`measures[${index}].id: "${one?.id}" stands twice`]),
  ]);
  const keys = new Set(measures.flatMap((one) => [one?.name, one?.description]).filter((key) => typeof key === "string"));
  for (const locale of locales)
    for (const key of keys) if (messages[locale]?.[key] === undefined) faults.push(`locales/${locale}.json: lacks "${key}"`);
  return faults;
}

/** Faults of one measure, whoever said it: also of one that came as an event. */
export function measureFaults(
  one: MeasureDefinition,
  all: readonly MeasureDefinition[],
  manifest: Pick<Manifest, "name" | "service" | "moreServices">,
): string[] {
  if (typeof one !== "object" || one === null) return ["is no measure"];
  const faults: string[] = [];
  const own = servicesOf(manifest as Manifest).map((service) => service.id);
  if (typeof one.id !== "string" || !new RegExp(`^${manifest.name}\\.[a-z][A-Za-z0-9]{0,59}$`).test(one.id))
    faults.push(`id: "${one.id}" must be "${manifest.name}." and a word`);
  for (const field of ["name", "description"] as const) if (typeof one[field] !== "string") faults.push(`${field}: is no message key`);
  if (!UNITS.includes(one.unit)) faults.push(`unit: "${one.unit}" is none of ${UNITS.join(", ")}`);
  if (!DIRECTIONS.includes(one.direction)) faults.push(`direction: "${one.direction}" is none of ${DIRECTIONS.join(", ")}`);
  if (one.target !== undefined && !Number.isFinite(one.target)) faults.push("target: is no number");
  if (one.public !== undefined && typeof one.public !== "boolean") faults.push("public: is neither true nor false");
  for (const service of one.services ?? []) if (!own.includes(service)) faults.push(`services: "${service}" is none of this manifest`);
  if (!Object.hasOwn(FACT_COLUMNS, one.grain))
    return [...faults, `grain: "${one.grain}" is none of ${Object.keys(FACT_COLUMNS).join(", ")}`];
  if (one.date !== undefined && (one.grain !== "case" || !["filed", "closed", "now"].includes(one.date)))
    faults.push(`date: "${one.date}" is no date of a ${one.grain}`);
  if (!Array.isArray(one.drill)) faults.push("drill: is no list");
  else
    for (const dimension of one.drill)
      if (!(MEASURE_DIMENSIONS[one.grain] as readonly string[]).includes(dimension))
        faults.push(`drill: "${dimension}" is no dimension of a ${one.grain}`);
  return [...faults, ...formulaFaults(one, all)];
}

function formulaFaults(one: MeasureDefinition, all: readonly MeasureDefinition[]): string[] {
  const { formula, grain, unit } = one;
  if (typeof formula !== "object" || formula === null) return ["formula: is missing"];
  const columns: Readonly<Record<string, FactType>> = FACT_COLUMNS[grain];
  const typeOf = (column: unknown) => (typeof column === "string" && Object.hasOwn(columns, column) ? columns[column] : undefined);
  const unitIs = (...units: string[]) =>
    units.includes(unit) ? [] : [`unit: "${unit}" does not fit the formula, ${units.join(" or ")} does`];
  const filter = (where: FactFilter | undefined, at: string) =>
    filterFaults(where ?? {}, columns, one).map((fault) => `formula.${at}${fault}`);
  const only = (...keys: string[]) =>
    Object.keys(formula)
      .filter((key) => !keys.includes(key))
      .map((key) => `formula.${key}: is not known here`);
  if ("count" in formula) return [...only("count"), ...filter(formula.count, "count"), ...unitIs("count")];
  if ("share" in formula)
    return [...only("share", "of"), ...filter(formula.share, "share"), ...filter(formula.of, "of"), ...unitIs("percent")];
  if ("distinct" in formula)
    return [
      ...only("distinct", "where"),
      ...(["key", "text"].includes(typeOf(formula.distinct) ?? "")
        ? []
        : [`formula.distinct: "${formula.distinct}" is nothing that ${grain}s are counted by`]),
      ...filter(formula.where, "where"),
      ...unitIs("count"),
    ];
  if ("ratio" in formula || "difference" in formula || "ofTarget" in formula) {
    const [key, ids] =
      "ratio" in formula
        ? ["ratio", formula.ratio]
        : "difference" in formula
          ? ["difference", formula.difference]
          : ["ofTarget", [formula.ofTarget]];
    const wanted = key === "ofTarget" ? 1 : 2;
    if (!Array.isArray(ids) || ids.length !== wanted) return [`formula.${key}: needs ${wanted} ids of measures`];
    return [
      ...only(String(key)),
      ...ids.flatMap((id) => {
        const other = all.find((measure) => measure.id === id);
        if (!other) return [`formula.${key}: "${id}" is no measure of this manifest`];
        // One step deep: a measure of measures of measures has no end that is seen at once.
        return ["ratio", "difference", "ofTarget"].some((nested) => Object.hasOwn(other.formula, nested))
          ? [`formula.${key}: "${id}" is made of other measures itself`]
          : [];
      }),
      ...(key === "difference" ? [] : unitIs("percent", ...(key === "ratio" ? ["count", "money", "rating", "hours", "days"] : []))),
    ];
  }
  const aggregate = AGGREGATES.find((name) => Object.hasOwn(formula, name));
  if (!aggregate) return [`formula: is none of count, distinct, share, ${AGGREGATES.join(", ")}, ratio, difference, ofTarget`];
  const column = (formula as Record<string, unknown>)[aggregate];
  const units = UNITS_OF[typeOf(column) ?? "text"];
  if (!units) return [`formula.${aggregate}: "${column}" is no number of a ${grain}`];
  return [...only(aggregate, "where"), ...filter((formula as { where?: FactFilter }).where, "where"), ...unitIs(...units)];
}

function filterFaults(where: FactFilter, columns: Readonly<Record<string, FactType>>, { grain }: MeasureDefinition): string[] {
  if (typeof where !== "object" || where === null || Array.isArray(where)) return [": is no filter"];
  return Object.entries(where).flatMap(([column, test]) => {
    const type = Object.hasOwn(columns, column) ? columns[column] : undefined;
    if (!type || type === "key") return [`.${column}: is no column of a ${grain}`];
    const wanted = type === "text" ? "string" : type === "boolean" ? "boolean" : "number";
    const right = (value: unknown) => typeof value === wanted;
    if (Array.isArray(test))
      return test.length && test.length <= 50 && test.every(right) ? [] : [`.${column}: needs values that are each a ${wanted}`];
    if (typeof test !== "object" || test === null) return right(test) ? [] : [`.${column}: needs a ${wanted}`];
    const keys = Object.keys(test);
    if (keys.length === 1 && "not" in test) {
      const values: unknown[] = Array.isArray(test.not) ? test.not : [test.not];
      return values.length && values.length <= 50 && values.every(right) ? [] : [`.${column}.not: needs a ${wanted}`];
    }
    const bounded = keys.length > 0 && keys.every((key) => key === "atLeast" || key === "atMost");
    return bounded && wanted === "number" && Object.values(test).every(right) ? [] : [`.${column}: is no test that is known`];
  });
}
