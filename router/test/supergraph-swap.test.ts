import { renameSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SmallCity, startSmallCity } from "./support/small-city.ts";
import { COMPLAINTS, CREWS, composeSmall } from "./support/small-graph.ts";

describe("swapping the supergraph", () => {
  let city: SmallCity;
  beforeAll(async () => {
    city = await startSmallCity();
  });
  afterAll(() => city.stop());

  const replace = (text: string) => {
    writeFileSync(`${city.graph.supergraph}.next`, text);
    renameSync(`${city.graph.supergraph}.next`, city.graph.supergraph);
  };
  const until = async (what: () => boolean) => {
    for (let i = 0; i < 100 && !what(); i++) await new Promise((done) => setTimeout(done, 50));
    expect(what()).toBe(true);
  };

  it("puts a new one in force without a restart, and keeps the old one when the new one does not load", async () => {
    expect((await city.ask("{ crews { name } }")).errors).toEqual([]);
    const before = city.engine.schema;
    const renamed = CREWS.replaceAll("crews:", "gangs:");
    replace(composeSmall({ complaints: COMPLAINTS, crews: renamed }, { complaints: city.graph.complaints, crews: city.graph.crews }));
    await until(() => city.engine.schema !== before);
    // The document that was kept for the old schema is not served from the cache.
    expect((await city.ask("{ crews { name } }")).errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
    expect((await city.ask("{ complaint(id: 1) { crew { name } } }")).errors).toEqual([]);

    const inForce = city.engine.schema;
    replace("type Query { nothing: Nowhere }");
    await until(() => city.logged.some((line) => line.includes("does not load")));
    expect(city.engine.schema).toBe(inForce);
    expect((await city.ask("{ complaint(id: 1) { id } }")).errors).toEqual([]);
  });

  it("lets requests under way finish on the supergraph with which they began", async () => {
    const requests = Array.from({ length: 20 }, () => city.ask("{ complaint(id: 1) { street crew { name } } }"));
    replace(composeSmall({ complaints: COMPLAINTS, crews: CREWS }, { complaints: city.graph.complaints, crews: city.graph.crews }));
    expect((await Promise.all(requests)).flatMap((answer) => answer.errors)).toEqual([]);
  });
});
