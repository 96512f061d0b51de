import { readAll, readJsonFile, SourceFault, type SourceFile } from "@civicgraph/kit/import/json-file";
import { z } from "zod";

// The shape of DIGIT's master data (MDMS v1) as it is in the field. A wrong shape stops the import; a wrong value refuses its row.

const text = z.string().nullish();
const flag = z.boolean().nullish();
const coordinate = z.union([z.number(), z.string()]).nullish();
const postalCodes = z.array(z.union([z.number(), z.string()])).nullish();

/** `{tenantId, moduleName, <master>: [rows]}` */
const masterFile = <M extends string, R extends z.ZodType>(module: string, master: M, row: R) =>
  z.object({ tenantId: z.string(), moduleName: z.literal(module), [master]: z.array(row) } as {
    tenantId: z.ZodString;
    moduleName: z.ZodLiteral<string>;
  } & Record<M, z.ZodArray<R>>);

const tenant = z.object({
  code: z.string(),
  name: text,
  OfficeTimings: z.record(z.string(), z.string()).nullish(),
  contactNumber: text,
  pincode: postalCodes,
  city: z.object({ name: text, localName: text, latitude: coordinate, longitude: coordinate, code: text }).nullish(),
});
const cityModule = z.object({ module: z.string(), code: z.string(), active: flag, tenants: z.array(z.object({ code: z.string() })) });
const stateInfo = z.object({ code: z.string(), name: text, languages: z.array(z.object({ label: text, value: z.string() })).nullish() });
const codedRow = z.object({ code: text, name: text, active: flag });

export interface BoundaryNode {
  code?: string | null;
  name?: string | null;
  localname?: string | null;
  label?: string | null;
  latitude?: number | string | null;
  longitude?: number | string | null;
  pincode?: (number | string)[] | null;
  area?: string | null;
  children?: BoundaryNode[] | null;
}
const boundary: z.ZodType<BoundaryNode> = z.object({
  code: text,
  name: text,
  localname: text,
  label: text,
  latitude: coordinate,
  longitude: coordinate,
  pincode: postalCodes,
  area: text,
  get children() {
    return z.array(boundary).nullish();
  },
});
const tenantBoundary = z.object({ hierarchyType: z.object({ code: z.string() }), boundary });

const tenantsFile = masterFile("tenant", "tenants", tenant);
const cityModulesFile = masterFile("tenant", "citymodule", cityModule);
const stateInfoFile = masterFile("common-masters", "StateInfo", stateInfo);
const departmentsFile = masterFile("common-masters", "Department", codedRow);
const designationsFile = masterFile("common-masters", "Designation", codedRow);
const boundariesFile = masterFile("egov-location", "TenantBoundary", tenantBoundary);

export type CodedRow = z.infer<typeof codedRow>;
export type TenantRow = z.infer<typeof tenant>;

/** What an import of one city reads of the state's folder: the state-level masters come with the city. */
export interface CityFiles {
  city: string;
  state: string;
  tenants: SourceFile<z.infer<typeof tenantsFile>>;
  cityModules: SourceFile<z.infer<typeof cityModulesFile>>;
  stateInfo: SourceFile<z.infer<typeof stateInfoFile>>;
  departments: SourceFile<z.infer<typeof departmentsFile>>;
  designations: SourceFile<z.infer<typeof designationsFile>>;
  boundaries: SourceFile<z.infer<typeof boundariesFile>>;
}

/** Reads and checks every file of a city. Throws a `SourceFault` with all faults of all files; whose file it is, is checked too. */
export function readCityFiles(folder: string, city: string): CityFiles {
  const match = /^([a-z][a-z0-9]{0,19})\.([a-z][a-z0-9]{0,39})$/.exec(city);
  if (!match) throw new SourceFault([`${city}: a city's code is <state>.<city>, e.g. pb.amritsar`]);
  const [, state = "", name = ""] = match;
  const files = readAll({
    tenants: () => readJsonFile(folder, "tenant/tenants.json", tenantsFile),
    cityModules: () => readJsonFile(folder, "tenant/citymodule.json", cityModulesFile),
    stateInfo: () => readJsonFile(folder, "common-masters/StateInfo.json", stateInfoFile),
    departments: () => readJsonFile(folder, "common-masters/Department.json", departmentsFile),
    designations: () => readJsonFile(folder, "common-masters/Designation.json", designationsFile),
    boundaries: () => readJsonFile(folder, `${name}/egov-location/boundary-data.json`, boundariesFile),
  });
  const faults: string[] = [];
  for (const [key, file] of Object.entries(files)) {
    const owner = key === "boundaries" ? city : state;
    const { tenantId } = file.value;
    if (tenantId !== owner) faults.push(`${file.at(["tenantId"])}: tenantId: is ${tenantId}, not ${owner}`);
  }
  if (!files.tenants.value.tenants.some((one) => one.code === city)) {
    faults.push(`${files.tenants.path}: has no ${city}; it has ${files.tenants.value.tenants.map((one) => one.code).join(", ")}`);
  }
  const trees = files.boundaries.value.TenantBoundary;
  if (!trees.some((one) => one.hierarchyType.code === "ADMIN")) {
    faults.push(`${files.boundaries.path}: has no tree of the hierarchy ADMIN, which gives wards and jurisdictions`);
  }
  for (const [index, { boundary: root }] of trees.entries()) {
    if (root.code !== city) {
      faults.push(`${files.boundaries.at(["TenantBoundary", index, "boundary", "code"])}: the tree is of ${root.code}, not of ${city}`);
    }
  }
  if (faults.length) throw new SourceFault(faults);
  return { city, state, ...files };
}
