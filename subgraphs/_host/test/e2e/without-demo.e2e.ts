import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../start/config.ts";
import { DEMO_PASSWORD, newMobile, until } from "../support/graph.ts";
import { findPlace, type Launch, type Place } from "../support/launcher.ts";

const run = promisify(execFile);
const loader = pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href;

const CITY = "kp.nadigaon";

let place: Place;
let city: Launch;
beforeAll(async () => {
  place = await findPlace();
  city = place.launch({ DEMO: "0" });
  await city.ready();
});
afterAll(() => place?.clear());

const command = (script: string, ...args: string[]) =>
  run(process.execPath, ["--import", loader, join(root, "subgraphs/_host", script), ...args], {
    cwd: root,
    env: { ...process.env, ...place.env, DEMO: "0" },
  });
const createAdmin = (...args: string[]) => command("admin/admin-create.ts", ...args);
const temporaryPassword = (said: string) => /Temporary password\s+(\S+)/.exec(said)?.[1] ?? "";

describe("a city without the demo", () => {
  test("has no demo cities, no demo sign-ins, no page of messages, and says none of them at the start", async () => {
    expect(city.said()).not.toContain(DEMO_PASSWORD);
    expect(city.said()).not.toContain("dev/messages");
    const stranger = place.graph.stranger();
    expect(await stranger.must("{ cities { code } }")).toEqual({ cities: [] });
    const signIn = "mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { accessToken } }";
    expect((await stranger.ask(signIn, { username: "admin@pb.amritsar", password: DEMO_PASSWORD })).code).toBe("UNAUTHENTICATED");
    expect((await fetch(`${place.graph.url}/dev/messages`)).status).toBe(404);
    const answer = await stranger.ask("mutation ($mobile: String!) { requestOtp(mobile: $mobile) { sentTo } }", { mobile: newMobile() });
    // Without a provider nothing can be sent; it is said, and the code is nowhere.
    expect(answer.code).toBe("UNAVAILABLE");
  });

  test("its first administrator is made by a command, chooses a password and creates the others", async () => {
    const refused = await createAdmin("--city", CITY, "--name", "Anita Sharma").catch((error: { stderr: string }) => error.stderr);
    expect(refused).toContain("there is no city kp.nadigaon here (none yet); pnpm city:import brings one");

    await command("import/city-import.ts", join(root, "subgraphs/_host/test/import/fixture"), "--city", CITY);
    const { stdout } = await createAdmin("--city", CITY, "--name", "Anita Sharma");
    expect(stdout).toContain(`admin@${CITY}`);
    const temporary = temporaryPassword(stdout);
    const create = `mutation { createEmployee(input: { city: "${CITY}", username: "gro", name: "Gurpreet Kaur", roles: ["GRO"] }) { temporaryPassword } }`;
    const first = await place.graph.employee(`admin@${CITY}`, temporary);
    expect((await first.ask(create)).errors).not.toEqual([]);
    await first.must("mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) }", {
      current: temporary,
      next: "a-sentence-of-my-own",
    });
    const admin = await place.graph.employee(`admin@${CITY}`, "a-sentence-of-my-own");
    await until(async () => (await admin.ask(create)).errors.length === 0);

    // Locked out: whoever runs the installation lets them in again, and the old password is worth nothing.
    const again = await createAdmin("--city", CITY, "--name", "Anita Sharma");
    expect(again.stdout).toContain("was there");
    await expect(place.graph.employee(`admin@${CITY}`, "a-sentence-of-my-own")).rejects.toThrow("UNAUTHENTICATED");
    await place.graph.employee(`admin@${CITY}`, temporaryPassword(again.stdout));
  });
});
