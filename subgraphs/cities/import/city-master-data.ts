import { readAll, SourceFault } from "@civicgraph/kit/import/json-file";
import type { ImportStep, MasterDataImport } from "@civicgraph/kit/import/master-data";
import type { ImportRow } from "@civicgraph/kit/import/plan-rows";
import { type CitySource, cityFromMdms } from "./city-from-mdms.ts";
import { importCity } from "./import-city.ts";
import { type CityFiles, readCityFiles } from "./mdms-files.ts";

const NOTES = {
  "boundary ADMIN": "wards, jurisdictions of officers and the localities of a filing",
  "boundary REVENUE": "kept for revenue services; no ward or jurisdiction comes from it",
};

/** Masters that one file states for the whole state. */
const OF_THE_STATE = new Set(["state", "department", "designation"]);

/** A state's cities: tenants, languages, live services, departments, designations, boundary trees. The state's own masters come with the first. */
export const cityMasterData: MasterDataImport = {
  read({ folder, cities, services }) {
    const reads = Object.fromEntries(cities.map((city) => [city, () => readCityFiles(folder, city)]));
    const files: CityFiles[] = Object.values(readAll(reads));
    const sources = files.map((one) => cityFromMdms(one, services));
    checkNumberCodes(sources);
    return {
      files: [...new Set(files.flatMap(pathsOf))],
      steps: sources.map(
        (source, index): ImportStep => ({
          scope: source.document.city.code,
          notes: NOTES,
          async run(tx, facts, options) {
            const imported = await importCity(tx, source, options);
            facts.departments = imported.departments;
            return imported.rows.filter((row) => isToldHere(row, source.document.city.code, cities, index === 0));
          },
        }),
      ),
    };
  },
};

const pathsOf = ({ city: _city, state: _state, ...files }: CityFiles) => Object.values(files).map((file) => file.path);

/** Each row is told once: the state's with the first city, a tenant that is imported too with itself. */
function isToldHere(row: ImportRow, city: string, cities: readonly string[], first: boolean): boolean {
  if (OF_THE_STATE.has(row.master)) return first;
  if (row.master === "city" && row.code !== city) return first && !cities.includes(row.code);
  return true;
}

/** Two new cities of one number code would meet halfway through the writing. */
function checkNumberCodes(sources: readonly CitySource[]): void {
  const holder = new Map<string, string>();
  const faults: string[] = [];
  for (const { document, rows } of sources) {
    const { code, numberCode } = document.city;
    const other = holder.get(numberCode);
    const at = rows.find((row) => row.master === "city" && row.code === code)?.at ?? code;
    if (numberCode && other) faults.push(`${at}: city.code: ${numberCode} is the number code of ${other} too`);
    holder.set(numberCode, code);
  }
  if (faults.length) throw new SourceFault(faults);
}
