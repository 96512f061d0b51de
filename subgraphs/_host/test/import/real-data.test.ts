import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../start/config.ts";
import { definitions, everythingIn, importInto, outcomes, rowsOf } from "./support.ts";

// Punjab's master data as they are in the field. They are no part of this repository: the counts below are those of the files themselves.
const FOLDER = join(process.env.MDMS_DIR ?? join(root, "../shared/data/mdms"), "pb");
const there = existsSync(join(FOLDER, "tenant"));
if (!there) console.log(`Notice: there is no ${FOLDER}; the import of real master data is not tested (MDMS_DIR=… names its folder).`);

const AMRITSAR = "pb.amritsar";
const JALANDHAR = "pb.jalandhar";

interface Node {
  code: string;
  children?: Node[];
}
const read = <T>(file: string) => JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as T;
const codesOf = (node: Node): string[] => [node.code, ...(node.children ?? []).flatMap(codesOf)];
/** Codes of a tree by plain counting: all of them, and each once. */
function treeCodes(city: string, hierarchy: string): { all: string[]; distinct: Set<string> } {
  const { TenantBoundary } = read<{ TenantBoundary: { hierarchyType: { code: string }; boundary: Node }[] }>(
    `${city.split(".")[1]}/egov-location/boundary-data.json`,
  );
  const tree = TenantBoundary.find((one) => one.hierarchyType.code === hierarchy);
  const all = tree ? codesOf(tree.boundary) : [];
  return { all, distinct: new Set(all) };
}

describe.skipIf(!there)("Amritsar and Jalandhar over the demo", () => {
  let city: TestCity;
  let complaint: string;
  let token: string;

  const count = async (table: string, where: string) =>
    Number((await city.services("cities").transact((tx) => tx.query(`select count(*) from ${table} where ${where}`)))[0]?.count);
  const shown = () =>
    city.ask(
      "complaints",
      "query ($id: ID!) { complaint(id: $id) { number category { code } locality { code } state { code } } }",
      { id: complaint },
      { token },
    );

  beforeAll(async () => {
    process.env.DEMO_PASSWORD ??= "a-password-for-tests";
    city = await startTestCity(definitions, { seed: true });
    await city.settle();
    const id = randomUUID();
    token = await city.citizen(id);
    await city
      .services("identity")
      .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [id]));
    const filed = await city.ask<{ fileComplaint: { id: string } }>(
      "complaints",
      "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }",
      { input: { city: AMRITSAR, category: "GarbageNeedsTobeCleared", description: "Nobody came for a week", locality: "SUN04" } },
      { token },
    );
    expect(filed.errors).toEqual([]);
    complaint = filed.data?.fileComplaint.id ?? "";
  });
  afterAll(() => city?.stop());

  test("every row of the files is told, and the tables hold what plain counting finds", async () => {
    const report = await importInto(city, FOLDER, [AMRITSAR, JALANDHAR]);
    expect(report.cutOff).toBeNull();
    for (const code of [AMRITSAR, JALANDHAR]) {
      for (const hierarchy of ["ADMIN", "REVENUE"]) {
        const { all, distinct } = treeCodes(code, hierarchy);
        const inSource = rowsOf(report, code, `boundary ${hierarchy}`).filter((row) => row.at !== null);
        expect(inSource.map((row) => row.code).sort()).toEqual([...all].sort());
        expect(inSource.filter((row) => row.outcome !== "refused")).toHaveLength(distinct.size);
        const onlyHere = outcomes(report, code, `boundary ${hierarchy}`).notInSource ?? 0;
        expect(await count("boundary", `city = '${code}' and hierarchy = '${hierarchy}'`)).toBe(distinct.size + onlyHere);
      }
    }
    const masters: [string, string, string][] = [
      ["department", "common-masters/Department.json", "Department"],
      ["designation", "common-masters/Designation.json", "Designation"],
    ];
    for (const [master, file, name] of masters) {
      const rows = read<Record<string, { code: string }[]>>(file)[name] ?? [];
      expect(rowsOf(report, AMRITSAR, master).filter((row) => row.at !== null)).toHaveLength(rows.length);
      expect(await count(master, "state = 'pb'")).toBeGreaterThanOrEqual(new Set(rows.map((row) => row.code)).size);
    }
    const types = read<{ ServiceDefs: { serviceCode: string; department: string }[] }>("RAINMAKER-PGR/ServiceDefs.json").ServiceDefs;
    const departments = new Set(
      read<{ Department: { code: string }[] }>("common-masters/Department.json").Department.map((one) => one.code),
    );
    const told = rowsOf(report, "pb", "category").filter((row) => row.at !== null);
    expect(told.map((row) => row.code).sort()).toEqual(types.map((one) => one.serviceCode).sort());
    // A department may be written by its name; what is neither code nor name is refused.
    const refused = told.filter((row) => row.outcome === "refused");
    expect(refused.length).toBeGreaterThan(0);
    for (const row of refused) expect(departments).not.toContain(types.find((one) => one.serviceCode === row.code)?.department);
  });

  test("the oddities of the field are in the report", async () => {
    const report = await importInto(city, FOLDER, [AMRITSAR, JALANDHAR]);
    const reasons = report.parts.flatMap((part) =>
      part.rows.flatMap((row) => row.reasons.map((reason) => `${row.master} ${row.code}: ${reason}`)),
    );
    for (const oddity of [
      /^boundary ADMIN SUN04: the code stands already in this tree; the name .* is kept as its name in the language hi$/,
      /^state pb: StateInfo calls it Panjab/,
      /^language pn: .*there are no texts in this language$/,
      /^boundary ADMIN WARD\d+: underscores read as spaces$/,
      /^boundary ADMIN JLC\d+: stray punctuation at the end left out$/,
      /^boundary ADMIN JLC\d+: the same name as "JLC\d+" of the same ward/,
      /^boundary ADMIN JLC\d+: no point$/,
      /^boundary REVENUE JLC\d+: area "Area1" is left out/,
      /^city pb\.amritsar: number code stays ASR \(107 in the source\)/,
      /^city pb\.amritsar: postal codes are numbers in the source/,
      /^designation DESIG_01: odd white space put right$/,
      /^module CF: there is no service for it here$/,
      /^module Finance: not active in the source$/,
      /^category NoStreetlight: the department Streetlights is read as DEPT_1/,
      /^category NoStreetlight: not active in the source/,
      /^category OverflowingOrBlockedDrain: the department ENG is unknown$/,
      /^category .*: the same keywords as /,
    ]) {
      expect(
        reasons.some((reason) => oddity.test(reason)),
        String(oddity),
      ).toBe(true);
    }
  });

  test("a second import finds everything unchanged and tells no event", async () => {
    const before = await everythingIn(city);
    const report = await importInto(city, FOLDER, [AMRITSAR, JALANDHAR]);
    expect(report.parts.flatMap((part) => part.rows).filter((row) => row.outcome === "taken" || row.outcome === "changed")).toEqual([]);
    expect(await everythingIn(city)).toEqual(before);
  });

  test("a complaint filed before keeps its number, category, locality and state", async () => {
    await city.settle();
    const { data, errors } = await shown();
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      complaint: {
        number: "PB-ASR-PGR-2026-27-000001",
        category: { code: "GarbageNeedsTobeCleared" },
        locality: { code: "SUN04" },
        state: { code: "PENDINGFORASSIGNMENT" },
      },
    });
  });

  test("complaints and identity know the imported wards and localities", async () => {
    const rows = await city
      .services("complaints")
      .transact((tx) =>
        tx.query("select count(*)::int as n, count(ward)::int as wards from known_boundary where city = ? and type = 'LOCALITY'", [
          JALANDHAR,
        ]),
      );
    const [stored] = await city
      .services("cities")
      .transact((tx) =>
        tx.query("select count(*)::int as n from boundary where city = ? and hierarchy = 'ADMIN' and type = 'LOCALITY'", [JALANDHAR]),
      );
    expect(rows[0]).toEqual({ n: stored?.n, wards: stored?.n });
  });
});
