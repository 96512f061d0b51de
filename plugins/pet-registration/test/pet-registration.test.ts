import { type ServiceCity, startServiceCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepYears } from "../pet/keep-years.ts";
import { canRenew, nextYear } from "../pet/term.ts";
import definition from "../subgraph.ts";

interface Pet {
  id: string;
  number: string;
  state: { code: string };
  validFrom: string | null;
  validTo: string | null;
}
const PET = "id number state { code } validFrom validTo";

let city: ServiceCity;
beforeAll(async () => {
  city = await startServiceCity(definition, { now: new Date("2026-11-24T06:00:00Z") });
});
afterAll(() => city?.stop());

const moti = (change: Record<string, unknown> = {}) => ({
  city: city.city,
  animal: "DOG",
  petName: "Moti",
  breed: "Gaddi",
  sex: "MALE",
  ageMonths: 26,
  vaccinatedOn: "2026-11-01",
  vaccinationNumber: "AR-2026-118",
  locality: city.locality,
  address: "4 Lawrence Road",
  attachments: [city.paper()],
  ...change,
});
const file = async (input = moti()) =>
  city.try<{ pet: Pet }>(
    await city.filer.token(),
    `mutation ($input: FilePetRegistrationInput!) { pet: filePetRegistration(input: $input) { ${PET} } }`,
    { input },
  );
const act = (token: string, id: string, action: string, more: Record<string, unknown> = {}) =>
  city.try<{ pet: Pet }>(token, `mutation ($input: ActOnPetRegistrationInput!) { pet: actOnPetRegistration(input: $input) { ${PET} } }`, {
    input: { id, action, ...more },
  });
const read = async (id: string) =>
  (await city.must<{ pet: Pet }>(await city.filer.token(), `query ($id: ID!) { pet: petRegistration(id: $id) { ${PET} } }`, { id })).pet;
const faults = async (change: Record<string, unknown>) =>
  (await file(moti(change))).errors[0]?.extensions.fields?.map(({ path, code }) => `${path} ${code}`);

/** Filed, verified, approved and paid. */
async function registered(): Promise<Pet> {
  const { data } = await file();
  const id = data?.pet.id ?? "";
  expect((await act(await city.officer("PTR_VERIFIER"), id, "VERIFY")).data?.pet.state.code).toBe("DOCVERIFIED");
  expect((await act(await city.officer("PTR_APPROVER"), id, "APPROVE")).data?.pet.state.code).toBe("PENDINGPAYMENT");
  await city.pay(id);
  return read(id);
}

test("a pet is applied for, verified, approved and paid, and gets its certificate for a year", async () => {
  const pet = await registered();
  expect(pet).toMatchObject({ state: { code: "REGISTERED" }, validFrom: "2026-11-24", validTo: "2027-11-23" });
  expect(city.certificates).toMatchObject([
    { caseId: pet.id, number: pet.number, holder: "Harpreet Kaur", validTo: "2027-11-23", revoked: false },
  ]);
});

test("the first year costs ₹500, each further one ₹300, and a city says otherwise", async () => {
  const pet = await registered();
  city.clock.now = new Date("2027-11-01T06:00:00Z");
  const filer = await city.filer.token();
  const renewed = await act(filer, pet.id, "RENEW", { vaccinationNumber: "AR-2027-7", attachments: [city.paper()] });
  expect(renewed.data?.pet.state.code).toBe("PENDINGPAYMENT");
  await city.work();
  expect(city.due(pet.id)).toBe(30_000);
  await city.pay(pet.id);
  // Renewed before its end it goes on from there, without a gap.
  expect(await read(pet.id)).toMatchObject({ state: { code: "REGISTERED" }, validFrom: "2027-11-24", validTo: "2028-11-22" });
  expect(city.certificates.filter((one) => one.caseId === pet.id).map((one) => one.validTo)).toEqual(["2027-11-23", "2028-11-22"]);
  city.clock.now = new Date("2026-11-24T06:00:00Z");
});

test("its keeper is reminded once, it ends by itself, and can still be renewed from that day on", async () => {
  const pet = await registered();
  const services = city.services("pet-registration");
  const reminders = async () =>
    (await services.db.selectFrom("case_event").select("action").where("case_id", "=", pet.id).where("action", "=", "REMIND").execute())
      .length;
  city.clock.now = new Date("2027-11-01T06:00:00Z");
  await keepYears(services);
  await keepYears(services);
  expect(await reminders()).toBe(1);
  city.clock.now = new Date("2027-11-24T06:00:00Z");
  await keepYears(services);
  expect((await read(pet.id)).state.code).toBe("EXPIRED");
  city.clock.now = new Date("2028-01-10T06:00:00Z");
  await act(await city.filer.token(), pet.id, "RENEW", { vaccinationNumber: "AR-2028-1", attachments: [city.paper()] });
  await city.pay(pet.id);
  expect(await read(pet.id)).toMatchObject({ state: { code: "REGISTERED" }, validFrom: "2028-01-10", validTo: "2029-01-08" });
  city.clock.now = new Date("2026-11-24T06:00:00Z");
});

test("a registration that is cancelled takes its certificate back", async () => {
  const pet = await registered();
  await act(await city.officer("PTR_APPROVER"), pet.id, "CANCEL", { comment: "The papers were another dog's" });
  await city.work();
  expect(city.certificates.find((one) => one.caseId === pet.id)?.revoked).toBe(true);
});

test("what is wrong is said, field by field", async () => {
  expect(await faults({ vaccinatedOn: "2025-11-01" })).toEqual(["input.vaccinatedOn pet.vaccination"]);
  expect(await faults({ vaccinatedOn: "2026-11-25" })).toEqual(["input.vaccinatedOn pet.vaccination"]);
  expect(await faults({ attachments: [] })).toEqual(["input.attachments field.required"]);
  expect(await faults({ locality: "elsewhere" })).toEqual(["input.locality field.unknown"]);
  expect((await file(moti({ animal: "TIGER" }))).code).toBe("BAD_USER_INPUT");
});

test("who has not the right does not act", async () => {
  const { data } = await file();
  const id = data?.pet.id ?? "";
  for (const who of [await city.citizen(), await city.filer.token(), await city.officer("GRO"), await city.officer("PTR_APPROVER")])
    expect((await act(who, id, "VERIFY")).code).toMatch(/FORBIDDEN|NOT_FOUND|ACTION_NOT_ALLOWED/);
});

test("years follow one another without a gap, and one that is renewed late begins on the day", () => {
  expect(nextYear(null, "2026-11-24")).toEqual({ validFrom: "2026-11-24", validTo: "2027-11-23" });
  expect(nextYear("2027-11-23", "2027-11-23")).toEqual({ validFrom: "2027-11-24", validTo: "2028-11-22" });
  expect(nextYear("2027-11-23", "2027-11-24").validFrom).toBe("2027-11-24");
  expect(canRenew(null, "2027-11-23", 30)).toBe(false);
  expect(canRenew("2027-11-23", "2027-10-24", 30)).toBe(true);
  expect(canRenew("2027-11-23", "2027-10-23", 30)).toBe(false);
});
