import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import subgraph from "../subgraph.ts";

const AMRITSAR = "pb.amritsar";
let city: TestCity;
let admin: string;
let otherAdmin: string;
let stateAdmin: string;

beforeAll(async () => {
  city = await startTestCity([subgraph], { seed: true });
  admin = await city.employee({ [AMRITSAR]: { roles: ["CITY_ADMIN"] } });
  otherAdmin = await city.employee({ "pb.jalandhar": { roles: ["CITY_ADMIN"] } });
  stateAdmin = await city.employee({ pb: { roles: ["STATE_ADMIN"] } });
});
afterAll(() => city?.stop());

const events = (type: string, key: string) =>
  city
    .services("cities")
    .transact((tx) =>
      tx.query<{ payload: Record<string, never> }>("select payload from event where type = ? and key = ? order by seq", [type, key]),
    );

describe("reading cities", () => {
  test("anybody may list them, in their own language", async () => {
    const { data, errors } = await city.ask<{ cities: { code: string; name: string; stateName: string }[] }>(
      "cities",
      "{ cities { code name stateName } }",
      {},
      { locale: "hi" },
    );
    expect(errors).toEqual([]);
    expect(data?.cities).toContainEqual({ code: AMRITSAR, name: "अमृतसर", stateName: "पंजाब" });
    expect(data?.cities).toHaveLength(3);
  });

  test("a city tells its masters, hours, holidays, wards, notices and crest", async () => {
    const { data, errors } = await city.ask<{ city: Record<string, never> }>(
      "cities",
      `{ city(code: "${AMRITSAR}") { numberCode languages pincodes outline liveServices officeHours { weekday opens closes } departments { code name } designations { code }
         holidays { date name } notices { text until } wards { code name type zone { code } } crest accent contactNumber } }`,
    );
    expect(errors).toEqual([]);
    expect(data?.city).toMatchObject({
      numberCode: "ASR",
      liveServices: ["complaints", "property", "licences"],
      outline: { type: "Polygon" },
      officeHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "09:00", closes: "18:00" })),
      departments: expect.arrayContaining([{ code: "DEPT_1", name: "Street Lights" }]),
      // The clock of the test stands on that day: earlier holidays are over.
      holidays: expect.arrayContaining([{ date: "2026-11-24", name: "Birthday of Guru Nanak Dev Ji" }]),
      wards: expect.arrayContaining([{ code: "B1", name: "Block 1", type: "WARD", zone: { code: "Z1" } }]),
      notices: [{ text: expect.stringContaining("Gurpurab"), until: "2026-11-25" }],
      crest: expect.stringMatching(/^data:image\/svg\+xml;base64,/),
    });
  });

  test("localities by words, and no list without bounds", async () => {
    const ask = (args: string) =>
      city.ask<{ city: { localities: { code: string }[] } }>(
        "cities",
        `{ city(code: "${AMRITSAR}") { localities(${args}) { code ward { code } distance } } }`,
      );
    expect((await ask('search: "ranjit"')).data?.city.localities).toEqual([{ code: "ASR_RANJIT", ward: { code: "B2" }, distance: null }]);
    expect((await ask("near: { latitude: 31.63089, longitude: 74.871552 }, first: 1")).data?.city.localities).toEqual([
      { code: "SUN04", ward: { code: "B1" }, distance: 0 },
    ]);
    expect((await ask("first: 101")).code).toBe("BAD_USER_INPUT");
    expect((await ask("near: { latitude: 131, longitude: 74 }")).code).toBe("BAD_USER_INPUT");
  });

  test("representations come back in their order, null where there is no such city", async () => {
    const { data } = await city.ask<{ _entities: unknown[] }>(
      "cities",
      "query ($r: [_Any!]!) { _entities(representations: $r) { ... on City { code name } } }",
      { r: ["pb.phagwara", "pb.nowhere", AMRITSAR].map((code) => ({ __typename: "City", code })) },
    );
    expect(data?._entities).toEqual([{ code: "pb.phagwara", name: "Phagwara" }, null, { code: AMRITSAR, name: "Amritsar" }]);
  });

  test("an unknown city is null", async () => {
    expect((await city.ask<{ city: null }>("cities", '{ city(code: "pb.nowhere") { code } }')).data?.city).toBeNull();
  });
});

describe("administering a city", () => {
  const UPDATE =
    "mutation ($city: ID!, $input: UpdateCityInput!) { updateCity(city: $city, input: $input) { name officeHours { weekday opens } notices { text } } }";
  const LIVE = 'mutation ($city: ID!, $live: Boolean!) { setServiceLive(city: $city, service: "dogs", live: $live) { liveServices } }';
  const ADD =
    'mutation ($date: String!, $names: [CityTextInput!]!) { addHoliday(city: "pb.amritsar", date: $date, names: $names) { holidays { date name } } }';
  const REMOVE = 'mutation ($date: String!) { removeHoliday(city: "pb.amritsar", date: $date) { holidays { date } } }';

  test.each([
    ["nobody", async () => undefined, "UNAUTHENTICATED"],
    ["a citizen", () => city.citizen(), "FORBIDDEN"],
    ["the administrator of another city", async () => otherAdmin, "FORBIDDEN"],
  ])("%s may change nothing", async (_, token, code) => {
    const bearer = await token();
    const options = bearer ? { token: bearer } : {};
    expect((await city.ask("cities", UPDATE, { city: AMRITSAR, input: {} }, options)).code).toBe(code);
    expect((await city.ask("cities", LIVE, { city: AMRITSAR, live: true }, options)).code).toBe(code);
    expect((await city.ask("cities", ADD, { date: "2027-01-01", names: [{ locale: "en", text: "New Year" }] }, options)).code).toBe(code);
    expect((await city.ask("cities", REMOVE, { date: "2026-12-25" }, options)).code).toBe(code);
  });

  test("a service goes live and off again, each told once in full; the same again tells nothing", async () => {
    const before = (await events("cities.city-changed", AMRITSAR)).length;
    for (const live of [true, true]) await city.ask("cities", LIVE, { city: AMRITSAR, live }, { token: admin });
    const told = await events("cities.city-changed", AMRITSAR);
    expect(told).toHaveLength(before + 1);
    expect(told.at(-1)?.payload).toMatchObject({
      services: ["complaints", "property", "licences", "dogs"],
      departments: expect.any(Array),
      version: before + 1,
    });
    const { data } = await city.ask<{ setServiceLive: { liveServices: string[] } }>(
      "cities",
      LIVE,
      { city: AMRITSAR, live: false },
      { token: stateAdmin },
    );
    expect(data?.setServiceLive.liveServices).toEqual(["complaints", "property", "licences"]);
  });

  test("names, hours and notices change; other languages keep theirs", async () => {
    const input = {
      names: [{ locale: "en", text: "Holy City of Amritsar" }],
      officeHours: [{ weekday: 6, opens: "10:00", closes: "13:00" }],
      notices: [{ texts: [{ locale: "en", text: "Water is off on Sunday." }], until: null }],
    };
    const { data, errors } = await city.ask("cities", UPDATE, { city: AMRITSAR, input }, { token: admin });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      updateCity: {
        name: "Holy City of Amritsar",
        officeHours: [{ weekday: 6, opens: "10:00" }],
        notices: [{ text: "Water is off on Sunday." }],
      },
    });
    expect((await events("cities.city-changed", AMRITSAR)).at(-1)?.payload).toMatchObject({
      names: { en: "Holy City of Amritsar", hi: "अमृतसर" },
    });
  });

  test("every fault of a change is named with its path, in the reader's language", async () => {
    const input = {
      names: [{ locale: "xx", text: "X" }],
      officeHours: [{ weekday: 1, opens: "18:00", closes: "09:00" }],
      notices: [{ texts: [{ locale: "hi", text: "केवल हिंदी" }], until: "2026-13-01" }],
    };
    const answer = await city.ask("cities", UPDATE, { city: AMRITSAR, input }, { token: admin, locale: "hi" });
    expect(answer.code).toBe("BAD_USER_INPUT");
    expect(answer.errors[0]?.extensions.fields?.map((one) => one.path)).toEqual([
      "input.names[0].locale",
      "input.officeHours[0].closes",
      "input.notices[0].texts",
      "input.notices[0].until",
    ]);
    expect(answer.errors[0]?.extensions.fields?.[2]?.message).toContain("अंग्रेज़ी");
  });

  test("a holiday is added, told, and taken back; taking it back twice is NOT_FOUND", async () => {
    await city.ask("cities", ADD, { date: "2027-01-01", names: [{ locale: "en", text: "New Year" }] }, { token: admin });
    expect((await events("cities.city-changed", AMRITSAR)).at(-1)?.payload).toMatchObject({
      holidays: expect.arrayContaining(["2027-01-01"]),
    });
    expect((await city.ask("cities", REMOVE, { date: "2027-01-01" }, { token: admin })).errors).toEqual([]);
    expect((await city.ask("cities", REMOVE, { date: "2027-01-01" }, { token: admin })).code).toBe("NOT_FOUND");
    expect((await city.ask("cities", ADD, { date: "2027-02-30", names: [{ locale: "en", text: "No day" }] }, { token: admin })).code).toBe(
      "BAD_USER_INPUT",
    );
  });

  test("seeding twice changes nothing, neither what an administrator changed nor the log", async () => {
    const before = await city
      .services("cities")
      .transact((tx) =>
        tx.query("select (select count(*) from event) as events, (select json_agg(city order by code)::text from city) as cities"),
      );
    await subgraph.seed?.(city.services("cities"));
    const after = await city
      .services("cities")
      .transact((tx) =>
        tx.query("select (select count(*) from event) as events, (select json_agg(city order by code)::text from city) as cities"),
      );
    expect(after).toEqual(before);
  });
});
