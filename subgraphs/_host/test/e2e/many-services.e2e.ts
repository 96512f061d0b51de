import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ELEVEN_KINDS, servicesFolder } from "../support/animal-service/services-folder.ts";
import { type Client, until } from "../support/graph.ts";
import { openServices, type RealCity, startRealCity } from "../support/real-city.ts";
import { sharedCity } from "../support/shared-city.ts";
import { builtOverBudget, overBudget } from "./count-fetches.ts";
import { assignComplaint, COMPLAINT, fileOneOfEach, INBOX, type Inbox } from "./file-cases.ts";

// Principle 2 and the case pattern: a service more, a plugin's included, costs no list anything, and one that is down empties none.

let twelve: RealCity;
beforeAll(async () => {
  twelve = await startRealCity({ env: { PLUGINS_DIR: servicesFolder(ELEVEN_KINDS) } });
  await openServices(twelve.graph, ELEVEN_KINDS);
});
afterAll(() => twelve?.stop());

const inboxOf = async (officer: Client, cases: string[]) =>
  until(async () => {
    const answer = await officer.ask<Inbox>(INBOX, { first: 100 });
    const found = answer.data?.cases.nodes.map((one) => one.id) ?? [];
    return cases.every((id) => found.includes(id)) && answer;
  });

describe("every operation of the portal keeps its budget of fetches", () => {
  const DOG = { city: "pb.amritsar", animalName: "Moti", kept: "house" };

  test("in a city of two case types", async () => {
    const { graph } = sharedCity();
    expect(await overBudget(graph)).toEqual([]);
    expect(await builtOverBudget(graph, "complaints", COMPLAINT)).toEqual([]);
    expect(await builtOverBudget(graph, "dogs", DOG)).toEqual([]);
  });

  test("in a city of twelve", async () => {
    expect(await overBudget(twelve.graph)).toEqual([]);
    expect(await builtOverBudget(twelve.graph, "complaints", COMPLAINT)).toEqual([]);
    expect(await builtOverBudget(twelve.graph, "dogs", DOG)).toEqual([]);
  });
});

// One fetch for the heads of all cases, one for the names of cities, one for the names of those who hold a case: however many services there are.
const FETCHES = 3;

describe("listing the cases of all services", () => {
  test("needs three fetches in a city of two case types", async () => {
    const { graph } = sharedCity();
    const filed = await fileOneOfEach(await graph.citizen(), [{ name: "dogs", typeName: "Dog" }]);
    await assignComplaint(graph, filed[0] as string);
    const { fetches, data } = await inboxOf(await graph.employee("gro@pb.amritsar"), filed);
    expect(new Set(data?.cases.nodes.map((one) => one.__typename))).toEqual(new Set(["Complaint", "Dog"]));
    expect(fetches).toBe(FETCHES);
  });

  test("needs three fetches in a city of twelve, and stays whole when a service is down", async () => {
    const citizen = await twelve.graph.citizen();
    const filed = await fileOneOfEach(citizen, ELEVEN_KINDS);
    await assignComplaint(twelve.graph, filed[0] as string);
    const officer = await twelve.graph.employee("gro@pb.amritsar");
    const { fetches, data } = await inboxOf(officer, filed);
    expect(new Set(data?.cases.nodes.map((one) => one.__typename)).size).toBe(12);
    expect(fetches).toBe(FETCHES);

    const running = ["casework", "cities", "complaints", "documents", "identity", "notifications"];
    const alive = ELEVEN_KINDS.map((one) => one.name).filter((name) => name !== "dogs");
    await twelve.restart({ SUBGRAPHS: [...running, ...alive].join(",") });
    const without = await officer.ask<Inbox>(INBOX, { first: 100 });
    expect(without.errors).toEqual([]);
    expect(without.data?.cases.nodes.map((one) => one.id).sort()).toEqual(data?.cases.nodes.map((one) => one.id).sort());
    const mine = await citizen.must<{ myCases: { nodes: { id: string }[] } }>("{ myCases(first: 100) { nodes { id state { label } } } }");
    expect(mine.myCases.nodes.map((one) => one.id).sort()).toEqual([...filed].sort());

    // Its own path says so with a code, and the others answer.
    const dog = await citizen.ask("query ($id: ID) { dog(id: $id) { number } cities { code } }", { id: randomUUID() });
    expect(dog).toMatchObject({ code: "UNAVAILABLE", data: { dog: null, cities: expect.arrayContaining([{ code: "pb.amritsar" }]) } });
  });
});
