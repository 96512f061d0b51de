import { expect, test } from "vitest";
import { listOperations, replayOperations } from "../../../../portal/replay-operations.ts";
import { sharedCity } from "../support/shared-city.ts";

const { graphUrl } = sharedCity();

test("yesterday's operations of the portal are fed to a graph: what its schema does not know any more is told", async () => {
  const operations = await listOperations(graphUrl);
  expect(operations.length).toBeGreaterThan(60);
  expect(operations.some((one) => one.name === "FileCase of dogs")).toBe(true);
  expect(await replayOperations(operations, graphUrl)).toEqual([]);
  const old = { name: "Old", query: "query Old($city: ID!) { services(city: $city) { id zzz } }" };
  expect(await replayOperations([...operations, old], graphUrl)).toEqual([
    { name: "Old", faults: ['Cannot query field "zzz" on type "Service".'] },
  ]);
});
