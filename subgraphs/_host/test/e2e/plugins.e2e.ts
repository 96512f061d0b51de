import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { subgraphUrl } from "@civicgraph/kit/database/urls";
import { decodeJwt } from "jose";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { partnerSecret } from "../../plugins/partner-keys.ts";
import { eventSignature } from "../../plugins/plugin-routes.ts";
import { offerIn, openDesk } from "../../plugins/tools/desk.ts";
import { addPlugin, disablePlugin, enablePlugin, type Operation, removePlugin, upgradePlugin } from "../../plugins/tools/operate.ts";
import { root } from "../../root.ts";
import { type Client, until } from "../support/graph.ts";
import { freePorts, type RealCity, startRealCity } from "../support/real-city.ts";
import { type Mood, type RoguePartner, startRoguePartner } from "../support/rogue-partner.ts";
import { actOnPet, filePet, openPets, PETS, type Pet, readPet, registerPet } from "./pet-steps.ts";

// Partners' services come and go while the city is in use: nobody notices, and what a partner does wrong costs its own fields alone.

const PET_FOLDER = join(root, "plugins/pet-registration");
const yes: Operation = { approve: async () => true };

let city: RealCity;
let citizen: Client;
let rogue: RoguePartner;
let pet: Pet;

beforeAll(async () => {
  // One client asks as fast as the city answers: here that is the load, not an attack.
  city = await startRealCity({ env: { RATE_BURST: "1000000" } });
  citizen = await city.graph.citizen();
  rogue = await startRoguePartner();
});
afterAll(async () => {
  await city?.stop();
  await rogue?.stop();
});

/** Work at the desk where partners are let in and out. */
async function atDesk<T>(work: (desk: Awaited<ReturnType<typeof openDesk>>) => Promise<T>): Promise<T> {
  const desk = await openDesk(city.config, () => undefined);
  return work(desk).finally(() => desk.close());
}

/** Asks the city without a pause until told to stop; answers what went wrong. */
function keepAsking(more = ""): { stop(): Promise<string[]> } {
  let going = true;
  const wrong: string[] = [];
  const lines = Array.from({ length: 3 }, async () => {
    while (going) {
      const answer = await citizen
        .ask<{ cities: unknown[] }>(`{ cities { code } services(city: "pb.amritsar") { id } ${more} }`)
        .catch((error: Error) => error);
      if (answer instanceof Error || answer.errors.length || !answer.data?.cities.length)
        wrong.push(JSON.stringify(answer instanceof Error ? answer.message : answer.errors));
    }
  });
  return {
    async stop() {
      going = false;
      await Promise.all(lines);
      return wrong;
    },
  };
}

async function sql<R extends object>(text: string, values: unknown[] = [], url = city.databaseUrl): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<R>(text, values)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** What of a service stands in the database: its schemas and roles. */
const traces = async (schema: string) =>
  (
    await sql<{ name: string }>(
      "select nspname as name from pg_namespace where nspname like $1 union all select rolname from pg_roles where rolname like $1 order by 1",
      [`${schema.replaceAll("_", "\\_")}%`],
    )
  ).map((one) => one.name);

/** A copy of the pet service, changed. */
function copyOfPets(change: (file: (path: string) => string, write: (path: string, text: string) => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "civicgraph-pets-"));
  cpSync(PET_FOLDER, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  change(
    (path) => readFileSync(join(folder, path), "utf8"),
    (path, text) => writeFileSync(join(folder, path), text),
  );
  return folder;
}

describe("a partner's service is let in", () => {
  test("what it asks for is shown, and without an approval nothing changes", async () => {
    const shown: string[][] = [];
    const no: Operation = {
      approve: async ({ more }) => {
        shown.push(more);
        return false;
      },
    };
    await expect(atDesk((desk) => addPlugin(desk, PET_FOLDER, no))).rejects.toThrow("was not approved");
    expect(shown[0]).toContain("demands fees for pet-registration: PTR_FEE, PTR_ROUNDOFF");
    expect(shown[0]).toContain("gives PTR_VERIFIER the right pet-registration.verify: Check the vaccination and the papers.");
    expect(await traces("pet_registration")).toEqual([]);
  });

  test("while the city is in use, without a restart and without a failed request", async () => {
    const before = city.pids();
    const asking = keepAsking();
    await atDesk((desk) => addPlugin(desk, PET_FOLDER, yes));
    expect(await asking.stop()).toEqual([]);
    expect(city.pids()).toEqual(before);
    expect((await citizen.ask('{ petRegistration(number: "none") { id } }')).errors).toEqual([]);
  });

  test("it takes an application and a payment, and gives a certificate", async () => {
    await openPets(city.graph);
    pet = await until(() => filePet(citizen));
    expect(pet.number).toMatch(/^PB-ASR-PTR-\d{4}-\d\d-\d{6}$/);
    pet = await registerPet(city.graph, citizen, pet.id);
    expect(pet.certificates).toMatchObject([{ number: pet.number, standing: "VALID", validTo: pet.validTo }]);
    const paper = await fetch(new URL(pet.certificates[0]?.pdf ?? "", city.graph.url));
    expect(paper.headers.get("content-type")).toBe("application/pdf");
    // Its head stands on the city's lists like that of any case.
    const { myCases } = await citizen.must<{ myCases: { nodes: { id: string; __typename: string; state: { label: string } }[] } }>(
      "{ myCases(first: 10) { nodes { __typename id state { label } } } }",
    );
    expect(myCases.nodes).toContainEqual({ __typename: "PetRegistration", id: pet.id, state: { label: "Registered" } });
  });

  test("it is renewed in its time and not before", async () => {
    const renew = pet.actions.find((one) => one.code === "RENEW");
    expect(renew).toMatchObject({ allowed: false, why: { code: "pet.renewalNotOpen" } });
    expect((await actOnPet(citizen, pet.id, "RENEW", { vaccinationNumber: "AR-2027-1", attachments: [] })).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("of two administrators at once the second is told to wait", async () => {
    await atDesk(async () => {
      await expect(openDesk(city.config, () => undefined)).rejects.toThrow("another administrator");
    });
  });
});

describe("a partner has what it asked for and no more", () => {
  const asPartner = (kind: "app" | "migrator") => subgraphUrl(PETS, kind, city.databaseUrl, city.secrets.database);

  test("its roles see their own tables alone", async () => {
    await expect(sql("select 1 from pet_registration.pet", [], asPartner("app"))).resolves.toHaveLength(1);
    for (const table of ["complaints.complaint", "identity.citizen", "identity.event", "billing.payment", "platform.plugin"])
      for (const kind of ["app", "migrator"] as const)
        await expect(sql(`select 1 from ${table}`, [], asPartner(kind))).rejects.toThrow(/permission denied/);
  });

  test("it is told who asks by an assertion for it alone, a minute long, and not where they are", async () => {
    await atDesk((desk) => addPlugin(desk, rogue.url, yes));
    await citizen.must("{ parcelPost { weight } }");
    const { authorization = "", ...headers } = rogue.heard.at(-1) ?? {};
    expect(authorization).not.toContain(citizen.token);
    const claims = decodeJwt(authorization.replace("Bearer ", ""));
    expect(claims).toMatchObject({ aud: "parcel-post", kind: "citizen", cities: {} });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(60);
    expect(
      Object.keys(headers).filter((name) => name.startsWith("x-civicgraph-client") || name === "x-forwarded-for" || name === "cookie"),
    ).toEqual([]);
    // At the city's own door it opens nothing.
    expect((await city.graph.stranger(authorization.replace("Bearer ", "")).ask("{ me { id } }")).code).toBe("UNAUTHENTICATED");
  });

  test("of another's case it may say nothing, and unsigned nothing at all", async () => {
    const said = (body: unknown, secret = partnerSecret("parcel-post", city.secrets.service)) => {
      const text = JSON.stringify(body);
      const seconds = String(Math.floor(Date.now() / 1000));
      return fetch(new URL("/partners/parcel-post/events", city.graph.url), {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "partner-time": seconds,
          "partner-signature": eventSignature(secret, seconds, text),
        },
        body: text,
      });
    };
    const [{ payload } = { payload: null }] = await sql<{ payload: object }>(
      "select payload from pet_registration.event where type = 'case.changed' limit 1",
    );
    const event = { type: "case.changed", payload: { ...payload, version: 99 } };
    expect((await said([event])).status).toBe(403);
    expect((await said([event], "guessed")).status).toBe(401);
    expect((await said([{ type: "case.changed", payload: {} }])).status).toBe(400);
    expect((await readPet(citizen, pet.id)).state.code).toBe("REGISTERED");
  });
});

describe("what a partner does wrong costs its own fields alone", () => {
  const both = () =>
    citizen.ask<{ parcelPost: { weight: number } | null; cities: { code: string }[] }>("{ parcelPost { weight } cities { code } }");

  test.each<Mood>(["rubbish", "hangs up", "floods", "sleeps"])("one that %s", async (mood) => {
    rogue.mood = mood;
    const answer = await both();
    expect(answer.data?.parcelPost).toBeNull();
    expect(answer.errors.map((one) => [one.path, one.extensions.code])).toEqual([[["parcelPost"], "UNAVAILABLE"]]);
    expect(answer.data?.cities.length).toBeGreaterThan(0);
  });

  test("after failures in a row it is left alone for a while, and asked again after that", async () => {
    rogue.mood = "hangs up";
    for (let turn = 0; turn < 5; turn++) await both();
    rogue.mood = "well";
    const before = rogue.heard.length;
    expect((await both()).code).toBe("UNAVAILABLE");
    expect(rogue.heard.length).toBe(before);
    await until(async () => (await both()).data?.parcelPost?.weight === 5, 30_000);
  });

  test("one that answers with another city's id gives a reference, and the city says what the reader may see of it", async () => {
    rogue.mood = "another city";
    const { data, errors } = await citizen.ask<{ parcelPost: { city: { code: string; employees?: unknown } } }>(
      "{ parcelPost { city { code name } } }",
    );
    expect(errors).toEqual([]);
    expect(data?.parcelPost.city.code).toBe("pb.phagwara");
    rogue.mood = "well";
  });

  test("its process is killed in mid-request: the others answer, and it comes back by itself", async () => {
    const pid = Number((await processOf(city.pids().host ?? 0)) ?? 0);
    const asked = Promise.all(
      Array.from({ length: 20 }, () =>
        citizen.ask("query ($id: ID!) { petRegistration(id: $id) { id timeline { at } } cities { code } }", { id: pet.id }),
      ),
    );
    process.kill(pid, "SIGKILL");
    for (const { data, errors } of await asked) {
      expect((data as { cities?: unknown[] } | null)?.cities?.length).toBeGreaterThan(0);
      expect(errors.every((one) => one.extensions.code === "UNAVAILABLE")).toBe(true);
    }
    await until(
      async () => (await citizen.ask("query ($id: ID!) { petRegistration(id: $id) { id } }", { id: pet.id })).errors.length === 0,
      30_000,
    );
  });
});

// What the example needs: a Python with the package graphql-core 3.
const python = spawnSync("python3", ["-c", "import graphql; assert graphql.version_info.major == 3"]).status === 0;
if (!python) console.log("Notice: python3 with graphql-core 3 is not here; the service in another language is left out.");

describe.runIf(python)("a service in another language, without our kit", () => {
  interface Dog {
    id: string;
    dogName: string;
    number: string | null;
    state: { code: string; label: string } | null;
  }
  const DOG = "id dogName number state { code label }";
  let dogs: ChildProcess;
  let port: number;
  beforeAll(async () => {
    [port = 0] = await freePorts(1);
    dogs = spawn("python3", [join(root, "plugins/_example-python/dogs.py")], {
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        GRAPH_URL: city.graph.url,
        PARTNER_SECRET: partnerSecret("dog-register", city.secrets.service),
        DOGS_DB: join(city.config.dataDir, "dogs.db"),
      },
      stdio: "inherit",
    });
    await until(() => fetch(`http://127.0.0.1:${port}/civicgraph.json`));
    await atDesk((desk) => addPlugin(desk, `http://127.0.0.1:${port}/graphql`, yes));
  });
  afterAll(() => dogs?.kill());

  test("is filed, stands on the city's lists, and is acted on", async () => {
    const admin = await city.graph.employee("admin@pb.amritsar");
    await atDesk(async (desk) => {
      const plugin = (await desk.plugins()).find((one) => one.name === "dog-register");
      expect(plugin && (await offerIn(desk, plugin, "pb.amritsar"))).toBe(true);
      expect(plugin && (await offerIn(desk, plugin, "pb.nowhere"))).toBe(false);
    });
    await until(async () =>
      (await citizen.must<{ services: { id: string }[] }>('{ services(city: "pb.amritsar") { id } }')).services.some(
        (one) => one.id === "dog-register",
      ),
    );
    const { filed } = await citizen.must<{ filed: Dog }>(
      `mutation ($input: FileDogInput!) { filed: fileDog(input: $input) { id dogName } }`,
      {
        input: { city: "pb.amritsar", dogName: "Bruno", breed: "Mixed" },
      },
    );
    expect(filed.dogName).toBe("Bruno");
    // The head comes from the city, in the reader's language; the rest from Python.
    const read = async (who: Client, locale = "en") =>
      (await who.ask<{ dog: Dog | null }>(`query ($id: ID) { dog(id: $id) { ${DOG} } }`, { id: filed.id }, { locale })).data?.dog;
    expect(await until(async () => (await read(citizen))?.state && read(citizen))).toMatchObject({
      number: "DOG-AMRITSAR-000001",
      state: { code: "REGISTERED", label: "Registered" },
    });
    expect((await read(citizen, "ur"))?.state?.label).toBe("درج شدہ");
    expect((await read(admin))?.dogName).toBe("Bruno");
    expect(await read(await city.graph.citizen("Somebody Else"))).toBeNull();
    expect(await read(city.graph.stranger())).toBeNull();
    const { myCases } = await citizen.must<{ myCases: { nodes: { id: string; dogName?: string }[] } }>(
      "{ myCases(first: 20) { nodes { id ... on Dog { dogName } } } }",
    );
    expect(myCases.nodes).toContainEqual({ id: filed.id, dogName: "Bruno" });
    await citizen.must("mutation ($input: ActOnDogInput!) { actOnDog(input: $input) { id } }", {
      input: { id: filed.id, action: "WITHDRAW" },
    });
    await until(async () => (await read(citizen))?.state?.code === "WITHDRAWN");
    const again = await citizen.ask("mutation ($input: ActOnDogInput!) { actOnDog(input: $input) { id } }", {
      input: { id: filed.id, action: "WITHDRAW" },
    });
    expect(again.code).toBe("ACTION_NOT_ALLOWED");
  });

  test("it believes nobody but the city", async () => {
    const forged = `Bearer ${citizen.token}`;
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: forged },
      body: JSON.stringify({ query: 'mutation { fileDog(input: { city: "pb.amritsar", dogName: "x", breed: "y" }) { id } }' }),
    });
    expect(((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });

  test("it goes and leaves an export of what the city knew of it", async () => {
    await atDesk((desk) => disablePlugin(desk, "dog-register"));
    const file = await atDesk((desk) => removePlugin(desk, "dog-register"));
    expect(readFileSync(file, "utf8")).toContain("DOG-AMRITSAR-000001");
    expect(await traces("dog_register")).toEqual([]);
  });
});

describe("another version", () => {
  test("shows what it asks for beyond what it has, and takes the place of the old one without a failed request", async () => {
    const later = copyOfPets((read, write) => {
      write(
        "manifest.ts",
        read("manifest.ts")
          .replace('version: "1.0.0"', 'version: "1.1.0"')
          .replace('roles: ["PTR_VERIFIER"] }', 'roles: ["PTR_VERIFIER", "PTR_CLERK"] }'),
      );
    });
    const shown: unknown[] = [];
    // Its own fields too: the old one answers what it was asked, the new one the rest.
    const asking = keepAsking('petRegistration(number: "none") { id }');
    await atDesk((desk) => upgradePlugin(desk, later, { approve: async (asks) => shown.push(asks) > 0 }));
    expect(await asking.stop()).toEqual([]);
    expect(shown).toEqual([
      {
        more: ["gives PTR_VERIFIER, PTR_CLERK the right pet-registration.verify: Check the vaccination and the papers."],
        less: ["gives PTR_VERIFIER the right pet-registration.verify: Check the vaccination and the papers."],
      },
    ]);
    expect((await readPet(citizen, pet.id)).state.code).toBe("REGISTERED");
    rmSync(later, { recursive: true });
  });

  test("whose migration fails half-way leaves the one before as it was", async () => {
    const broken = copyOfPets((read, write) => {
      write(
        "manifest.ts",
        read("manifest.ts")
          .replace('version: "1.0.0"', 'version: "1.2.0"')
          .replace('roles: ["PTR_VERIFIER"] }', 'roles: ["PTR_VERIFIER", "PTR_CLERK"] }'),
      );
      write(
        "migrations/20261128-half.ts",
        'import { Migration } from "@mikro-orm/migrations";\nexport class Migration20261128_half extends Migration {\n  override up(): void {\n    this.addSql("create table half (id int)");\n    this.addSql("create table half (id int)");\n  }\n}\n',
      );
      write(
        "subgraph.ts",
        read("subgraph.ts")
          .replace("import { petService", 'import { Migration20261128_half } from "./migrations/20261128-half.ts";\nimport { petService')
          .replace("[Migration20261127_initial]", "[Migration20261127_initial, Migration20261128_half]"),
      );
    });
    await expect(atDesk((desk) => upgradePlugin(desk, broken, yes))).rejects.toThrow("its migration failed");
    expect((await atDesk((desk) => desk.plugins())).find((one) => one.name === PETS)?.version).toBe("1.1.0");
    expect(await sql("select 1 from pg_tables where tablename = 'half'")).toEqual([]);
    expect((await readPet(citizen, pet.id)).state.code).toBe("REGISTERED");
    rmSync(broken, { recursive: true });
  });
});

describe("a service that goes", () => {
  test("takes no new cases, and those that are open go on", async () => {
    const open = await filePet(citizen, "Sheru");
    expect(await atDesk((desk) => disablePlugin(desk, PETS))).toBe(1);
    await expect(filePet(citizen, "Tommy")).rejects.toThrow("takes no new cases");
    await until(
      async () =>
        !(await citizen.must<{ services: { id: string }[] }>('{ services(city: "pb.amritsar") { id } }')).services.some(
          (one) => one.id === PETS,
        ),
    );
    await expect(atDesk((desk) => removePlugin(desk, PETS))).rejects.toThrow("1 open cases");
    const approver = await city.graph.employee("ptapprover@pb.amritsar");
    expect((await actOnPet(approver, open.id, "REJECT", { comment: "It moved away" })).data?.done.state.code).toBe("REJECTED");
    await atDesk((desk) => enablePlugin(desk, PETS));
    const again = await filePet(citizen, "Tommy");
    await actOnPet(approver, again.id, "REJECT", { comment: "Filed for a test" });
    await atDesk((desk) => disablePlugin(desk, PETS));
  });

  test("leaves an export and no other trace, without a failed request", async () => {
    await until(
      async () =>
        (await sql("select 1 from casework.case_index where service = $1 and state_kind in ('open', 'waiting')", [PETS])).length === 0,
    );
    const asking = keepAsking();
    const file = await atDesk((desk) => removePlugin(desk, PETS));
    expect(await asking.stop()).toEqual([]);
    const lines = readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { table?: string; row?: { pet_name?: string } });
    expect(lines.flatMap((one) => (one.table === "pet" ? [one.row?.pet_name] : [])).sort()).toEqual(["Moti", "Sheru", "Tommy"]);
    expect(lines.some((one) => one.table === "case_event")).toBe(true);
    expect(await traces("pet_registration")).toEqual([]);
    expect(await sql("select 1 from casework.case_index where service = $1", [PETS])).toEqual([]);
    expect(await sql("select 1 from cities.city where $1 = any(services)", [PETS])).toEqual([]);
    expect(existsSync(join(city.config.dataDir, "plugins", PETS))).toBe(false);
    expect(readFileSync(join(city.config.dataDir, "supergraph.graphql"), "utf8")).not.toContain("PetRegistration");
    expect((await citizen.ask('{ petRegistration(number: "none") { id } }')).code).toBe("BAD_USER_INPUT");
    // What was paid stays in the city's books.
    expect(await sql("select 1 from billing.payment where account_id = $1", [pet.id])).toHaveLength(1);
  });

  test("power is lost in the middle of an addition: the next start undoes it", async () => {
    const adding = spawn(
      process.execPath,
      ["--import", "tsx", join(root, "subgraphs/_host/plugins/tools/plugin.ts"), "add", PET_FOLDER, "--approve"],
      {
        cwd: root,
        env: city.config.env,
        stdio: "ignore",
      },
    );
    await until(async () => (await sql("select 1 from platform.plugin where name = $1", [PETS])).length > 0, 60_000);
    adding.kill("SIGKILL");
    await new Promise((done) => adding.once("exit", done));
    await city.restart();
    expect((await atDesk((desk) => desk.plugins())).map((one) => one.name)).toEqual(["parcel-post"]);
    expect(await traces("pet_registration")).toEqual([]);
    expect((await citizen.ask("{ parcelPost { weight } }")).errors).toEqual([]);
  });
});

/** The process of the partner's service among those that the host began. */
async function processOf(host: number): Promise<string | undefined> {
  const children = readFileSync(`/proc/${host}/task/${host}/children`, "utf8").trim().split(" ");
  return children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("plugin-main"));
}
