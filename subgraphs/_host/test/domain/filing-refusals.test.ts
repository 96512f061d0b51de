import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import complaints from "../../../complaints/subgraph.ts";
import identity from "../../../identity/subgraph.ts";

let city: TestCity;
let token: string;

beforeAll(async () => {
  process.env.DEMO_PASSWORD ??= "a-password-for-tests";
  city = await startTestCity([casework, cities, complaints, identity], { seed: true });
  await city.settle();
  const id = randomUUID();
  token = await city.citizen(id);
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [id]));
});
afterAll(() => city?.stop());

const input = {
  city: "pb.amritsar",
  category: "StreetLightNotWorking",
  description: "The light at the corner has been dark for a week",
  locality: "SUN04",
};
const file = (change: Record<string, unknown>) =>
  city.ask<{ fileComplaint: { id: string; locality: { code: string } | null } }>(
    "complaints",
    "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id locality { code } } }",
    { input: { ...input, ...change } },
    { token },
  );
const faults = async (change: Record<string, unknown>) =>
  (await file(change)).errors[0]?.extensions.fields?.map(({ path, code }) => `${path} ${code}`);
const count = async () =>
  (await city.services("complaints").transact((tx) => tx.query<{ n: number }>("select count(*)::int as n from complaint")))[0]?.n;

describe("a complaint is refused, with the field's path, where", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["the city is unknown", { city: "pb.nowhere" }, "input.city field.unknown"],
    ["the category is unknown", { category: "NoSuchThing" }, "input.category field.unknown"],
    ["the category is not active", { category: "NoStreetlight" }, "input.category field.unknown"],
    ["the description says nothing", { description: "   dark    " }, "input.description field.tooShort"],
    ["the locality is another city's", { locality: "JLC476" }, "input.locality field.unknown"],
    ["a ward is given for a locality", { locality: "B1" }, "input.locality field.unknown"],
    ["there is neither point nor locality", { locality: undefined }, "input.locality field.required"],
    ["the point is not on the earth", { location: { latitude: 131, longitude: 74 } }, "input.location field.invalid"],
    ["the point is in another city", { location: { latitude: 31.326, longitude: 75.5762 } }, "input.location field.notInCity"],
    ["the postal code is none", { pincode: "043001" }, "input.pincode field.invalid"],
    ["the landmark is a novel", { landmark: "x".repeat(201) }, "input.landmark field.tooLong"],
    [
      "only a point is given and no locality is near it",
      { locality: undefined, location: { latitude: 31.575, longitude: 74.95 } },
      "input.locality field.required",
    ],
  ])("%s", async (_, change, fault) => {
    const before = await count();
    expect(await faults(change)).toEqual([fault]);
    expect(await count()).toBe(before);
  });

  test("several things are wrong: all are named at once", async () => {
    expect(await faults({ category: "NoSuchThing", description: "short", pincode: "1", locality: "NOWHERE" })).toEqual([
      "input.description field.tooShort",
      "input.pincode field.invalid",
      "input.category field.unknown",
      "input.locality field.unknown",
    ]);
  });
});

test("a point near a locality is enough: the nearest is taken", async () => {
  const { data, errors } = await file({ locality: undefined, location: { latitude: 31.6576, longitude: 74.8645 } });
  expect(errors).toEqual([]);
  expect(data?.fileComplaint.locality).toEqual({ code: "ASR_RANJIT" });
});
