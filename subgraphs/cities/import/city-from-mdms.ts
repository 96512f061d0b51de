import { LOCALES } from "@civicgraph/kit";
import { cleanName, languageOf } from "@civicgraph/kit/import/clean-text";
import type { SourceRow } from "@civicgraph/kit/import/plan-rows";
import type { CityDocument, CityRecord, StateRecord } from "../city/city-document.ts";
import { readOfficeHours, readPincodes, readPoint } from "./fields.ts";
import type { CityFiles } from "./mdms-files.ts";
import { readCoded } from "./read-masters.ts";
import { readTrees } from "./read-tree.ts";

/** DIGIT's module → our service that does its work. A module that has none is refused, and the report says so. */
export type ServiceOfModule = ReadonlyMap<string, string>;

export interface CitySource {
  document: CityDocument;
  rows: SourceRow[];
}

/** What master data say of a city, and a line on every row of it. Pure: nothing is compared with what we have. */
export function cityFromMdms(files: CityFiles, serviceOf: ServiceOfModule): CitySource {
  const languages = readLanguages(files);
  const services = readServices(files, serviceOf);
  const tenants = readTenants(files, languages.value, services.value);
  const departments = readCoded(files.departments, "Department");
  const designations = readCoded(files.designations, "Designation");
  const boundaries = readTrees(files);
  return {
    document: {
      state: tenants.state,
      city: tenants.city,
      departments: departments.coded,
      designations: designations.coded,
      holidays: [],
      trees: boundaries.trees,
    },
    rows: [...tenants.rows, ...languages.rows, ...services.rows, ...departments.rows, ...designations.rows, ...boundaries.rows],
  };
}

function readLanguages({ stateInfo: file, state }: CityFiles): { value: string[]; rows: SourceRow[] } {
  const value: string[] = [];
  const rows: SourceRow[] = [];
  for (const [index, info] of file.value.StateInfo.entries()) {
    for (const [place, one] of (info.languages ?? []).entries()) {
      const language = one.value.split("_")[0] ?? "";
      const row: SourceRow = { master: "language", code: language, at: file.at(["StateInfo", index, "languages", place]), reasons: [] };
      rows.push(row);
      const refuse = (reason: string) => {
        row.outcome = "refused";
        row.reasons.push(reason);
      };
      if (info.code !== state) refuse(`of ${info.code}, not of ${state}`);
      else if (!(LOCALES as readonly string[]).includes(language))
        refuse(`${one.label ?? one.value} (${one.value}): there are no texts in this language`);
      else if (value.includes(language)) refuse("stands in the file already");
      else value.push(language);
    }
  }
  return { value, rows };
}

function readServices({ cityModules: file, city }: CityFiles, serviceOf: ServiceOfModule): { value: string[]; rows: SourceRow[] } {
  const value: string[] = [];
  const rows = file.value.citymodule.map((one, index): SourceRow => {
    const service = serviceOf.get(one.module);
    const row: SourceRow = { master: "module", code: one.module, at: file.at(["citymodule", index]), reasons: [] };
    if (!one.tenants.some((tenant) => tenant.code === city)) return { ...row, outcome: "elsewhere", reasons: [`not live in ${city}`] };
    if (one.active === false) return { ...row, outcome: "refused", reasons: ["not active in the source"] };
    if (!service) return { ...row, outcome: "refused", reasons: ["there is no service for it here"] };
    if (value.includes(service)) return { ...row, outcome: "refused", reasons: ["stands in the file already"] };
    value.push(service);
    return { ...row, reasons: [`live as ${service}`] };
  });
  return { value, rows };
}

function readTenants(files: CityFiles, languages: string[], services: string[]) {
  const { tenants: file, city: code, state: stateCode } = files;
  const rows: SourceRow[] = [];
  const infoName = cleanName(files.stateInfo.value.StateInfo.find((one) => one.code === stateCode)?.name).text;
  const state: StateRecord = { code: stateCode, names: infoName ? { [languageOf(infoName)]: infoName } : {}, languages };
  const city: CityRecord = {
    code,
    state: stateCode,
    names: {},
    numberCode: "",
    latitude: null,
    longitude: null,
    pincodes: [],
    languages,
    services,
    officeHours: {},
    contactNumber: null,
  };
  const seen = new Set<string>();
  for (const [index, tenant] of file.value.tenants.entries()) {
    const row: SourceRow = {
      master: tenant.code === stateCode ? "state" : "city",
      code: tenant.code,
      at: file.at(["tenants", index]),
      reasons: [],
    };
    rows.push(row);
    const name = cleanName(tenant.name || tenant.city?.name);
    const again = seen.has(tenant.code);
    seen.add(tenant.code);
    if (tenant.code !== code && tenant.code !== stateCode) {
      row.outcome = "elsewhere";
      row.reasons.push("another city: import it by its own code");
    } else if (again || !name.text) {
      row.outcome = "refused";
      row.reasons.push(again ? "the code stands in the file already" : "no name");
    } else if (tenant.code === stateCode) {
      row.reasons.push(...name.fixes, "only its name is taken: the rest of the row is a city's");
      state.names = { [languageOf(name.text)]: name.text };
      if (infoName && infoName !== name.text) row.reasons.push(`StateInfo calls it ${infoName}; the tenant's name is taken`);
    } else {
      const point = readPoint(tenant.city?.latitude, tenant.city?.longitude);
      const pincodes = readPincodes(tenant.pincode);
      const hours = readOfficeHours(tenant.OfficeTimings);
      const local = cleanName(tenant.city?.localName).text;
      city.names = {
        [languageOf(name.text)]: name.text,
        ...(local && languageOf(local) !== languageOf(name.text) ? { [languageOf(local)]: local } : {}),
      };
      city.numberCode = tenant.city?.code?.trim().toUpperCase() ?? "";
      city.latitude = point.value?.latitude ?? null;
      city.longitude = point.value?.longitude ?? null;
      city.pincodes = pincodes.value;
      city.contactNumber = tenant.contactNumber?.trim() || null;
      city.officeHours = hours.value;
      row.reasons.push(...name.fixes, ...point.reasons, ...pincodes.reasons, ...hours.reasons);
      row.reasons.push(
        "taken are name, number code, point, postal codes, office hours and contact number; the rest of the row is left out",
      );
    }
  }
  return { state, city, rows };
}
