import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import subgraph from "../subgraph.ts";

const CITY = "pb.amritsar";
let city: TestCity;
beforeAll(async () => {
  city = await startTestCity([subgraph], { seed: true });
});
afterAll(() => city?.stop());

test("a new year's roll is assessed once, however often it is asked for", async () => {
  city.clock.now = new Date("2027-04-01T06:00:00Z");
  const officer = await city.employee({ [CITY]: { roles: ["PT_APPROVER"] } });
  const left = async () =>
    (
      await city.ask<{ propertiesNotAssessed: number }>(
        "property",
        "query ($city: ID!) { propertiesNotAssessed(city: $city) }",
        { city: CITY },
        { token: officer },
      )
    ).data?.propertiesNotAssessed;
  const begin = (token: string) =>
    city.ask<{ assessPropertyRoll: number }>(
      "property",
      "mutation ($city: ID!) { assessPropertyRoll(city: $city) }",
      { city: CITY },
      { token },
    );
  expect((await begin(await city.employee({ [CITY]: { roles: ["PT_DOC_VERIFIER"] } }))).code).toBe("FORBIDDEN");
  expect((await begin(officer)).data?.assessPropertyRoll).toBe(2);
  const job = { city: CITY, year: "2027-28", by: "officer", after: "" };
  const run = () => subgraph.jobs?.["assess-roll"]?.(job, city.services("property"));
  await Promise.all([run(), run()]);
  expect(await left()).toBe(0);
  await run();
  const rows = await city
    .services("property")
    .transact((tx) => tx.query<{ sequence: number }>("select sequence from assessment where financial_year = '2027-28'"));
  expect(rows).toEqual([{ sequence: 1 }, { sequence: 1 }]);
  expect((await begin(officer)).data?.assessPropertyRoll).toBe(0);
});
