import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { definitions, everythingIn, FIXTURE, importInto, outcomes, rowsOf } from "./support.ts";

const ASHAPUR = "kp.ashapur";
const NADIGAON = "kp.nadigaon";
let city: TestCity;
let citizen: string;

beforeAll(async () => {
  city = await startTestCity(definitions);
  const id = randomUUID();
  citizen = await city.citizen(id);
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [id]));
});
afterAll(() => city?.stop());

describe("importing two cities into an empty city", () => {
  test("a dry run reports what it would do and writes nothing", async () => {
    const before = await everythingIn(city);
    const report = await importInto(city, FIXTURE, [ASHAPUR, NADIGAON], true);
    expect(outcomes(report, ASHAPUR, "boundary ADMIN")).toEqual({ taken: 9, refused: 3 });
    expect(await everythingIn(city)).toEqual(before);
  });

  test("every row of the source comes out once, with its line and the reason", async () => {
    const report = await importInto(city, FIXTURE, [ASHAPUR, NADIGAON]);
    expect(report.cutOff).toBeNull();
    expect(report.parts.map((part) => `${part.scope} ${part.subgraph}`)).toEqual([
      "kp.ashapur cities",
      "kp.nadigaon cities",
      "kp complaints",
    ]);
    expect(outcomes(report, ASHAPUR, "department")).toEqual({ taken: 3, refused: 1 });
    expect(outcomes(report, ASHAPUR, "designation")).toEqual({ taken: 2, refused: 1 });
    expect(outcomes(report, ASHAPUR, "city")).toEqual({ taken: 1, elsewhere: 1 });
    expect(outcomes(report, ASHAPUR, "boundary REVENUE")).toEqual({ taken: 4 });
    expect(outcomes(report, NADIGAON, "boundary ADMIN")).toEqual({ taken: 5 });
    expect(outcomes(report, "kp", "category")).toEqual({ taken: 3, refused: 3 });
    const refusal = (scope: string, master: string, code: string) =>
      rowsOf(report, scope, master).find((row) => row.code === code && row.outcome === "refused");
    expect(refusal(ASHAPUR, "boundary ADMIN", "L1")).toMatchObject({
      at: expect.stringMatching(/^ashapur\/egov-location\/boundary-data\.json:\d+$/),
      reasons: [expect.stringContaining("kept as its name in the language hi")],
    });
    expect(refusal(ASHAPUR, "boundary ADMIN", "M1")?.reasons).toEqual([expect.stringContaining('the label "Mohalla" is none of')]);
    expect(refusal(ASHAPUR, "boundary ADMIN", "L6")?.reasons).toEqual(["the boundary above it (M1) was refused"]);
    expect(refusal("kp", "category", "StrayCattle")?.reasons).toEqual(["the department VET is unknown"]);
    expect(refusal("kp", "category", "BrokenRoad")?.reasons).toEqual(["-4 hours are no SLA"]);
    expect(refusal("kp", "category", "BlockedDrain")?.reasons).toEqual(["the code stands already in this file"]);
    expect(refusal(ASHAPUR, "language", "kr")?.reasons).toEqual([expect.stringContaining("no texts in this language")]);
  });

  test("what was put right on the way in is said: points, names, postal codes, departments by name", async () => {
    const report = await importInto(city, FIXTURE, [ASHAPUR], true);
    const reasons = (scope: string, master: string, code: string) =>
      rowsOf(report, scope, master).find((row) => row.code === code)?.reasons;
    expect(reasons(ASHAPUR, "boundary ADMIN", "L5")).toEqual(["latitude and longitude were swapped, put right"]);
    expect(reasons(ASHAPUR, "boundary ADMIN", "L2")).toEqual([
      "odd white space put right",
      "stray punctuation at the end left out",
      "no point",
    ]);
    expect(reasons(ASHAPUR, "boundary ADMIN", "L4")).toContain("other wards have a locality of this name: lists tell them apart by ward");
    expect(reasons("kp", "category", "NoStreetlight")?.[0]).toBe("the department Street lights is read as DEPT_1, whose name it is");
    expect(reasons(ASHAPUR, "module", "PGR")).toEqual(["live as complaints"]);
    expect(report.unread).toEqual([
      { folder: "nadigaon", files: 1 },
      { folder: "PropertyTax", files: 1 },
    ]);
  });

  test("the same again changes nothing, in no table and no log", async () => {
    const before = await everythingIn(city);
    const report = await importInto(city, FIXTURE, [ASHAPUR, NADIGAON]);
    const written = report.parts.flatMap((part) => part.rows).filter((row) => row.outcome === "taken" || row.outcome === "changed");
    expect(written).toEqual([]);
    expect(await everythingIn(city)).toEqual(before);
  });

  test("the imported city takes complaints: ward from ADMIN, department from the type, number from the city's code", async () => {
    await city.settle();
    const { data, errors } = await city.ask<{ fileComplaint: { number: string; category: { name: string } } }>(
      "complaints",
      "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { number category { name } } }",
      { input: { city: ASHAPUR, category: "BlockedDrain", description: "Water stands in the lane since Monday", locality: "L4" } },
      { token: citizen },
    );
    expect(errors).toEqual([]);
    expect(data?.fileComplaint).toEqual({ number: "KP-ASH-PGR-2026-27-000001", category: { name: "Blocked Drain" } });
    const [row] = await city
      .services("complaints")
      .transact((tx) => tx.query("select department, ward_code from complaint where city = ?", [ASHAPUR]));
    expect(row).toEqual({ department: "DEPT_2", ward_code: "W2" });
  });

  test("localities are found by either name, those of the revenue tree never", async () => {
    const search = async (words: string) =>
      (
        await city.ask<{ city: { localities: { code: string; ward: { name: string } }[] } }>(
          "cities",
          'query ($words: String) { city(code: "kp.ashapur") { localities(search: $words, first: 5) { code ward { name } } } }',
          { words },
        )
      ).data?.city.localities;
    expect(await search("कमल")).toEqual([{ code: "L1", ward: { name: "Ward 1" } }]);
    expect(await search("temple")).toEqual([
      { code: "L3", ward: { name: "Ward 1" } },
      { code: "L4", ward: { name: "Ward 2" } },
    ]);
    expect(await search("old estate")).toEqual([]);
  });
});
