import { randomUUID } from "node:crypto";
import { type Answer, startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import casework from "../../../casework/subgraph.ts";
import cities from "../../../cities/subgraph.ts";
import complaints from "../../../complaints/subgraph.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";

const AMRITSAR = "pb.amritsar";
const WINDOW = "complaints.reopenWindowHours";
const FIELDS =
  "key description type scope min max default value source mayChange changes { level value from standing changedBy { id } changedAt }";
const LIST = `query ($city: ID!) { settings(city: $city) { settings { ${FIELDS} } silent } }`;
const SET = `mutation ($input: SetSettingInput!) { setSetting(input: $input) { ${FIELDS} } }`;

interface Setting {
  key: string;
  description: string;
  value: unknown;
  source: string;
  mayChange: boolean;
  changes: { level: string; value: unknown; from: string; standing: string; changedBy: { id: string } | null }[];
}

let city: TestCity;
let admin: string;
let state: string;

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([casework, cities, complaints, identity], { seed: true });
  await city.settle();
  await renewTokens();
});
afterAll(() => city?.stop());

async function renewTokens(): Promise<void> {
  admin = await city.employee({ [AMRITSAR]: { roles: ["CITY_ADMIN"] } }, demoId(`admin@${AMRITSAR}`));
  state = await city.employee({ pb: { roles: ["STATE_ADMIN"] } }, demoId("admin@pb"));
}

const passDays = async (days: number) => {
  city.clock.now = new Date(city.clock.now.getTime() + days * 86_400_000);
  await renewTokens();
};
const inDays = (days: number) => new Date(city.clock.now.getTime() + days * 86_400_000).toISOString();

async function list(token: string, place = AMRITSAR, locale = "en"): Promise<Setting[]> {
  const answer = await city.ask<{ settings: { settings: Setting[] } }>("casework", LIST, { city: place }, { token, locale });
  if (!answer.data) throw new Error(answer.code);
  return answer.data.settings.settings;
}
const reopenWindow = async (token = admin, place = AMRITSAR) => (await list(token, place)).find((one) => one.key === WINDOW) as Setting;
const set = (input: Record<string, unknown>, token: string): Promise<Answer<{ setSetting: Setting }>> =>
  city.ask("casework", SET, { input: { city: AMRITSAR, key: WINDOW, ...input } }, { token });

test("a city's administrator sees every service's settings, in the reader's language, with where each value comes from", async () => {
  expect(await reopenWindow()).toMatchObject({
    type: "integer",
    scope: "city",
    min: 1,
    max: 720,
    default: 72,
    value: 72,
    source: "default",
    mayChange: true,
    changes: [],
  });
  const codes = (await list(admin)).find((one) => one.key === "identity.codesPerNumberPerHour");
  expect(codes).toMatchObject({ scope: "platform", mayChange: false });
  expect((await list(admin, AMRITSAR, "hi")).find((one) => one.key === WINDOW)?.description).toContain("शिकायत");
});

test("a value set now counts at once and is seen by every process within seconds", async () => {
  const answer = await set({ value: 48 }, admin);
  expect(answer.data?.setSetting).toMatchObject({ value: 48, source: "city" });
  expect(answer.data?.setSetting.changes).toMatchObject([
    { level: AMRITSAR, value: 48, standing: "inForce", changedBy: { id: demoId(`admin@${AMRITSAR}`) } },
  ]);
  await vi.waitFor(async () => expect(await city.services("complaints").setting(WINDOW, AMRITSAR)).toBe(48), {
    timeout: 10_000,
    interval: 100,
  });
  expect(await city.services("complaints").setting(WINDOW, "pb.jalandhar")).toBe(72);
});

test("the state's value holds where the city has none, and the city can give up its own", async () => {
  expect((await set({ city: "pb", value: 96 }, state)).data?.setSetting).toMatchObject({ value: 96, source: "state" });
  expect(await reopenWindow()).toMatchObject({ value: 48, source: "city" });
  expect((await set({ value: null }, admin)).data?.setSetting).toMatchObject({ value: 96, source: "state" });
});

test("a planned value holds from its date on; a second plan for that date replaces the first, and both are remembered", async () => {
  const from = inDays(10);
  expect((await set({ value: 24, from }, admin)).data?.setSetting).toMatchObject({ value: 96 });
  await set({ value: 36, from }, admin);
  const before = await reopenWindow();
  expect(before.changes.slice(0, 2).map(({ value, standing }) => ({ value, standing }))).toEqual([
    { value: 36, standing: "planned" },
    { value: 24, standing: "replaced" },
  ]);
  await passDays(11);
  expect(await reopenWindow()).toMatchObject({ value: 36, source: "city" });
});

test("what does not fit is refused with the field that is wrong", async () => {
  for (const value of [0, 721, 1.5, "72", true, { hours: 72 }]) {
    const refused = await set({ value }, admin);
    expect(refused.code).toBe("BAD_USER_INPUT");
    expect(refused.errors[0]?.extensions.fields?.[0]?.path).toBe("input.value");
  }
  const past = await set({ value: 72, from: inDays(-1) }, admin);
  expect(past.errors[0]?.extensions.fields).toMatchObject([{ path: "input.from", code: "field.past" }]);
  for (const key of ["complaints.noSuchThing", "nobody.hours", "__proto__.x"])
    expect((await set({ key, value: 72 }, admin)).errors[0]?.extensions.fields?.[0]?.path).toBe("input.key");
  expect((await set({ city: "pb.'; drop", value: 72 }, state)).errors[0]?.extensions.fields?.[0]?.path).toBe("input.city");
});

test("each sets what is theirs: the city's administrator the city's, the state's administrator the state's and the platform's", async () => {
  expect((await set({ city: "pb", value: 72 }, admin)).code).toBe("FORBIDDEN");
  expect((await set({ city: "pb.jalandhar", value: 72 }, admin)).code).toBe("FORBIDDEN");
  const codes = { key: "identity.codesPerNumberPerHour", value: 7 };
  expect((await set(codes, admin)).code).toBe("FORBIDDEN");
  expect((await set({ ...codes, city: "pb" }, state)).data?.setSetting).toMatchObject({ value: 7, source: "platform" });
  const officer = await city.employee({ [AMRITSAR]: { roles: ["GRO"] } });
  for (const token of [officer, await city.citizen()]) {
    expect((await city.ask("casework", LIST, { city: AMRITSAR }, { token })).code).toBe("FORBIDDEN");
    expect((await set({ value: 72 }, token)).code).toBe("FORBIDDEN");
  }
  expect((await city.ask("casework", LIST, { city: AMRITSAR })).code).toBe("UNAUTHENTICATED");
  expect((await city.ask("casework", LIST, { city: "pb.jalandhar" }, { token: admin })).code).toBe("FORBIDDEN");
});

test("a longer window keeps a resolved complaint open for as long: its clock is set again, and then it closes", async () => {
  const { closedAfter } = await resolvedComplaint();
  // The clock was set by the window of that day; then the window grows.
  await set({ value: 240 }, admin);
  await vi.waitFor(async () => expect(await city.services("complaints").setting(WINDOW, AMRITSAR)).toBe(240), {
    timeout: 10_000,
    interval: 100,
  });
  await passDays(5);
  expect(await closedAfter()).toBe("RESOLVED");
  await passDays(6);
  expect(await closedAfter()).toBe("CLOSEDAFTERRESOLUTION");
});

async function resolvedComplaint() {
  const citizenId = randomUUID();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [citizenId]));
  const citizen = await city.citizen(citizenId);
  const gro = await city.employee({ [AMRITSAR]: { roles: ["GRO"] } }, demoId(`gro@${AMRITSAR}`));
  const lme = await city.employee({ [AMRITSAR]: { roles: ["PGR_LME"] } }, demoId(`lme@${AMRITSAR}`));
  const input = { city: AMRITSAR, category: "StreetLightNotWorking", description: "The lamp at the corner is dark", locality: "SUN04" };
  const filed = await city.ask<{ fileComplaint: { id: string } }>(
    "complaints",
    "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }",
    { input },
    { token: citizen },
  );
  const id = filed.data?.fileComplaint.id as string;
  const act = (input: Record<string, unknown>, token: string) =>
    city.ask(
      "complaints",
      "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { id } }",
      { input: { id, ...input } },
      { token },
    );
  expect((await act({ action: "ASSIGN", assignee: demoId(`lme@${AMRITSAR}`) }, gro)).errors).toEqual([]);
  expect((await act({ action: "RESOLVE", comment: "A new lamp is in" }, lme)).errors).toEqual([]);
  const sweep = complaints.cron?.find((one) => one.name === "deadlines");
  return {
    async closedAfter() {
      await sweep?.run(city.services("complaints"));
      const [row] = await city
        .services("complaints")
        .transact((tx) => tx.query<{ state: string }>("select state from complaint where id = ?", [id]));
      return row?.state;
    },
  };
}
