import { randomUUID } from "node:crypto";
import type { TestCity } from "@civicgraph/kit/testing";
import { demoId } from "../../../identity/seed/demo-employees.ts";

const HOUR = 3_600_000;
const FILE = "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }";
const ACT = "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { id } }";
/** Category, and who of the demo's people resolves it. */
const KINDS = [
  ["StreetLightNotWorking", "lme3"],
  ["DamagedGarbageBin", "lme2"],
  ["DamagedOrBlockedFootpath", "lme"],
] as const;

/** Draws that are the same at each run. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/**
 * Files complaints one after another over the days before now and takes each some way: left alone, assigned, handed back, resolved, refused, opened again,
 * rated, each at a moment of its own, through the domain's own API. Ends at the moment at which it began.
 */
export async function liveComplaints(city: TestCity, place: string, count: number, days: number): Promise<void> {
  const end = city.clock.now.getTime();
  const draw = drawing(count + place.length);
  const filerId = randomUUID();
  const localities = (
    await city
      .services("complaints")
      .db.selectFrom("known_boundary")
      .select("code")
      .where("city", "=", place)
      .where("type", "=", "LOCALITY")
      .orderBy("code")
      .execute()
  ).map((row) => row.code as string);
  await city
    .services("identity")
    .transact((tx) =>
      tx.query("insert into citizen (id, mobile, name) values (?, ?, 'Harpreet Kaur')", [
        filerId,
        `98${String(count * 1000 + place.length).padStart(8, "0")}`,
      ]),
    );
  const must = async (query: string, input: object, token: string): Promise<string> => {
    const { data, errors } = await city.ask<Record<string, { id: string }>>("complaints", query, { input }, { token });
    if (!data || errors.length) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0]?.id ?? "";
  };
  const staff = (role: string, username: string) => city.employee({ [place]: { roles: [role] } }, demoId(`${username}@${place}`));
  for (let index = 0; index < count; index++) {
    const [category, worker] = KINDS[draw(KINDS.length)] ?? KINDS[0];
    let moment = end - Math.floor(days * 24 * HOUR * (1 - index / count));
    const pass = (hours: number) => {
      moment = Math.min(end, moment + Math.floor((0.1 + draw(hours * 10) / 10) * HOUR));
      city.clock.now = new Date(moment);
    };
    city.clock.now = new Date(moment);
    const input = { city: place, category, description: "It has been like this for a week", locality: localities[draw(localities.length)] };
    const id = await must(FILE, input, await city.citizen(filerId));
    const act = async (action: string, more: object, token: string) => must(ACT, { id, action, ...more }, token);
    const assign = async () => act("ASSIGN", { assignee: demoId(`${worker}@${place}`) }, await staff("GRO", "gro"));
    const resolve = async () => act("RESOLVE", { comment: "It is done" }, await staff("PGR_LME", worker));
    const fate = draw(10);
    if (fate === 0) continue;
    pass(20);
    if (fate === 1) {
      await act("REJECT", { comment: "Not the city's" }, await staff("GRO", "gro"));
      continue;
    }
    await assign();
    if (fate === 2) continue;
    pass(60);
    if (fate === 3) {
      await act("REASSIGN", { comment: "Not mine" }, await staff("PGR_LME", worker));
      continue;
    }
    pass(400);
    await resolve();
    if (fate === 4) continue;
    pass(30);
    if (fate <= 6) {
      await act("REOPEN", { comment: "It is still so" }, await city.citizen(filerId));
      if (fate === 5) continue;
      pass(10);
      await assign();
      pass(40);
      await resolve();
      pass(5);
    }
    await act("RATE", { rating: 1 + draw(5) }, await city.citizen(filerId));
  }
  city.clock.now = new Date(end);
}
