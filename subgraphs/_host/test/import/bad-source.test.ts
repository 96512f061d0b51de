import { SourceFault } from "@civicgraph/kit/import/json-file";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changedFixture, definitions, everythingIn, FIXTURE, importInto } from "./support.ts";

const CODES = ["kp.ashapur", "kp.nadigaon"];
let city: TestCity;

beforeAll(async () => {
  city = await startTestCity(definitions);
});
afterAll(() => city?.stop());

const faultsOf = (folder: string, codes = CODES) =>
  importInto(city, folder, codes).then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof SourceFault)) throw error;
      return error.faults;
    },
  );

const DEPARTMENTS = "common-masters/Department.json";
const TENANTS = "tenant/tenants.json";
const TREE = "ashapur/egov-location/boundary-data.json";
const TYPES = "RAINMAKER-PGR/ServiceDefs.json";

test.each<[string, () => string, RegExp]>([
  [
    "broken JSON, with its line",
    () => changedFixture(DEPARTMENTS, (text) => text.replace('"code": "DEPT_2",', '"code": "DEPT_2"')),
    /^common-masters\/Department\.json:13: not JSON: comma expected$/,
  ],
  [
    "a file that ends too early",
    () => changedFixture(TREE, (text) => text.slice(0, 400)),
    /^ashapur\/egov-location\/boundary-data\.json:\d+: not JSON/,
  ],
  ["an empty file", () => changedFixture(TYPES, () => ""), /^RAINMAKER-PGR\/ServiceDefs\.json:1: not JSON/],
  [
    "masters of another state",
    () => changedFixture(DEPARTMENTS, (text) => text.replace('"tenantId": "kp"', '"tenantId": "zz"')),
    /^common-masters\/Department\.json:2: tenantId: is zz, not kp$/,
  ],
  [
    "complaint types of another state",
    () => changedFixture(TYPES, (text) => text.replace('"tenantId": "kp"', '"tenantId": "zz"')),
    /^RAINMAKER-PGR\/ServiceDefs\.json:2: tenantId: is zz, not kp$/,
  ],
  [
    "a tree of another city",
    () => changedFixture(TREE, (text) => text.replace('"code": "kp.ashapur"', '"code": "kp.dur"')),
    /boundary-data\.json:\d+: the tree is of kp\.dur, not of kp\.ashapur$/,
  ],
  [
    "a value of the wrong kind, with its path",
    () => changedFixture(TYPES, (text) => text.replace('"slaHours": 24', '"slaHours": "a day"')),
    /^RAINMAKER-PGR\/ServiceDefs\.json:\d+: ServiceDefs\[2\]\.slaHours: /,
  ],
  [
    "a city without the hierarchy that gives wards",
    () => changedFixture(TREE, (text) => text.replaceAll('"ADMIN"', '"ELECTION"')),
    /has no tree of the hierarchy ADMIN/,
  ],
  [
    "a new city without a number code",
    () => changedFixture(TENANTS, (text) => text.replace('"code": "NDG"', '"code": "?"')),
    /^tenant\/tenants\.json:\d+: city\.code: "\?" is no number code/,
  ],
  [
    "two new cities of one number code",
    () => changedFixture(TENANTS, (text) => text.replace('"code": "NDG"', '"code": "ASH"')),
    /city\.code: ASH is the number code of kp\.ashapur too$/,
  ],
  [
    "a city that the state's list does not have",
    () => changedFixture(TENANTS, (text) => text.replaceAll('"kp.ashapur"', '"kp.asha"')),
    /^tenant\/tenants\.json: has no kp\.ashapur; it has kp, kp\.asha, kp\.nadigaon, kp\.dur$/,
  ],
])("%s is refused and nothing at all is written", async (_, folder, message) => {
  const before = await everythingIn(city);
  expect(await faultsOf(folder())).toEqual([expect.stringMatching(message)]);
  expect(await everythingIn(city)).toEqual(before);
});

test("the faults of all files are told together", async () => {
  const folder = changedFixture(DEPARTMENTS, (text) => text.replace('"tenantId": "kp"', '"tenantId": "zz"'));
  expect(await faultsOf(folder, ["kp.ashapur", "kp.nowhere"])).toEqual([
    "common-masters/Department.json:2: tenantId: is zz, not kp",
    expect.stringContaining("nowhere/egov-location/boundary-data.json: there is no such file"),
  ]);
});

test("a number code that another city holds in the database is refused before the first city is written", async () => {
  await importInto(city, FIXTURE, ["kp.nadigaon"]);
  const before = await everythingIn(city);
  const folder = changedFixture(TENANTS, (text) =>
    text
      .replace('"code": "NDG"', '"code": "NDX"')

      .replaceAll('"code": "ASH"', '"code": "NDG"'),
  );
  expect(await faultsOf(folder)).toEqual([expect.stringMatching(/NDG is the number code of kp\.nadigaon already$/)]);
  expect(await everythingIn(city)).toEqual(before);
});

test("an import cut off between two schemas says what stands, and the same again completes it", async () => {
  let calls = 0;
  const { runImport } = await import("../../import/run-import.ts");
  const report = await runImport({
    source: { folder: FIXTURE, state: "kp", cities: ["kp.ashapur"] },
    definitions,
    dryRun: false,
    transactIn(subgraph, work) {
      // Two steps are planned and two are written; the database goes away before the last.
      if (++calls === 4) throw new Error("the connection was closed");
      return city.services(subgraph).transact(work);
    },
  });
  expect(report.parts.map((part) => part.subgraph)).toEqual(["cities"]);
  expect(report.cutOff).toEqual({ subgraph: "complaints", scope: "kp", reason: "the connection was closed" });
  const again = await importInto(city, FIXTURE, ["kp.ashapur"]);
  expect(again.cutOff).toBeNull();
  expect(again.parts.flatMap((part) => part.rows).filter((row) => row.outcome === "taken" && row.master !== "category")).toEqual([]);
});
