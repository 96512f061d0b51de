import type { Tx } from "@civicgraph/kit";
import { SourceFault } from "@civicgraph/kit/import/json-file";
import type { ImportRow, PlannedRecord, SourceRow } from "@civicgraph/kit/import/plan-rows";
import { writeCity } from "../city/apply-city.ts";
import type { CityDocument, CityRecord, Coded, OfficeHours } from "../city/city-document.ts";
import { loadCity } from "../city/load-city.ts";
import { type CityPlan, type KnownCityDocument, planCity } from "../city/plan-city.ts";
import type { CitySource } from "./city-from-mdms.ts";

/** What a new city starts with where the source says nothing that can be read. */
const USUAL_HOURS: OfficeHours = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), { opens: "09:00", closes: "17:00" }]));

export interface CityImport {
  rows: ImportRow[];
  /** Departments of the state as they stand after the import. */
  departments: Coded[];
}

/** Imports a city in the caller's transaction: compares, writes (not in a dry run), and says what became of every row. */
export async function importCity(tx: Tx, source: CitySource, { dryRun }: { dryRun: boolean }): Promise<CityImport> {
  const { code, numberCode } = source.document.city;
  const ours = await loadCity(tx, code, source.document.state.code);
  const [holder] = await tx.query<{ code: string }>("select code from city where number_code = ? and code <> ?", [numberCode, code]);
  const { document, rows } = complete(source, ours, holder?.code ?? null);
  const plan = planCity(ours, document);
  if (!dryRun) await writeCity(tx, plan);
  const departments = new Map(ours.departments.map((one) => [one.code, one]));
  for (const one of plan.department.writes) departments.set(one.code, one);
  return { rows: reportRows(rows, plan, ours), departments: [...departments.values()] };
}

/** Fills in what a new city needs, and says what an old one keeps. Throws a `SourceFault` where a new city cannot be made of the source. */
export function complete(source: CitySource, ours: KnownCityDocument, numberCodeHolder: string | null): CitySource {
  const { city } = source.document;
  const row = source.rows.find((one) => one.master === "city" && one.code === city.code);
  const at = row?.at ?? city.code;
  const reasons = [...(row?.reasons ?? [])];
  if (row?.outcome === "refused") throw new SourceFault([`${at}: the city's own row cannot be used: ${reasons.join("; ")}`]);
  const made: CityRecord = { ...city };
  if (ours.city) {
    if (city.numberCode && city.numberCode !== ours.city.numberCode) {
      reasons.push(`number code stays ${ours.city.numberCode} (${city.numberCode} in the source): numbers that were given carry it`);
    }
  } else {
    if (!/^[A-Z0-9]{2,8}$/.test(city.numberCode)) {
      throw new SourceFault([`${at}: city.code: ${JSON.stringify(city.numberCode)} is no number code; two to eight letters or digits are`]);
    }
    if (numberCodeHolder) throw new SourceFault([`${at}: city.code: ${city.numberCode} is the number code of ${numberCodeHolder} already`]);
    if (Object.keys(city.officeHours).length === 0) {
      made.officeHours = USUAL_HOURS;
      reasons.push("no office hours: Monday to Friday, 9 to 17, until the city sets its own");
    }
    if (city.languages.length === 0) made.languages = ["en"];
  }
  const document: CityDocument = { ...source.document, city: made };
  return { document, rows: source.rows.map((one) => (one === row ? { ...one, reasons } : one)) };
}

/** One line for every row of the source, and for every row that only we have. */
export function reportRows(rows: readonly SourceRow[], plan: CityPlan, ours: KnownCityDocument): ImportRow[] {
  const tree = (master: string) => plan.trees.find((one) => master === `boundary ${one.hierarchy}`)?.boundaries;
  const fresh = (known: readonly string[] | undefined, one: string): Pick<PlannedRecord<object>, "outcome" | "changes"> => ({
    outcome: known?.includes(one) ? "unchanged" : "taken",
    changes: {},
  });
  const plannedOf = ({ master, code, reasons }: SourceRow): Pick<PlannedRecord<object>, "outcome" | "changes"> | undefined => {
    if (master === "state") return plan.state;
    if (master === "city") return plan.city;
    if (master === "department" || master === "designation") return plan[master].planned.get(code);
    if (master === "language") return fresh(ours.city?.languages, code);
    if (master === "module") return fresh(ours.city?.services, reasons[0]?.replace("live as ", "") ?? code);
    return tree(master)?.planned.get(code);
  };
  const told = rows.map((row): ImportRow => {
    if (row.outcome) return { ...row, outcome: row.outcome, changes: {} };
    const planned = plannedOf(row);
    if (!planned) throw new Error(`the row ${row.master} ${row.code} was planned by nobody`);
    return { ...row, outcome: planned.outcome, changes: planned.outcome === "changed" ? planned.changes : {} };
  });
  const inSource = new Set(rows.map((row) => `${row.master} ${row.code}`));
  const left = (master: string, codes: readonly string[]): ImportRow[] =>
    codes
      .filter((code) => !inSource.has(`${master} ${code}`))
      .map((code) => ({ master, code, at: null, outcome: "notInSource", reasons: ["not in the source: left as it is"], changes: {} }));
  return [
    ...told,
    ...left("department", plan.department.notInSource),
    ...left("designation", plan.designation.notInSource),
    ...plan.trees.flatMap(({ hierarchy, boundaries }) => left(`boundary ${hierarchy}`, boundaries.notInSource)),
  ];
}
