import { type ServiceCity, startServiceCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import definition from "../subgraph.ts";

let city: ServiceCity;
beforeAll(async () => {
  city = await startServiceCity(definition, { now: new Date("2026-11-24T06:00:00Z") });
});
afterAll(() => city?.stop());

interface Permit {
  id: string;
  number: string;
  state: { code: string };
  validFrom: string | null;
}
const PERMIT = "id number state { code } validFrom";
const FILE = `mutation ($input: FileSamplePermitInput!) { permit: fileSamplePermit(input: $input) { ${PERMIT} } }`;
const ACT = `mutation ($input: ActOnSamplePermitInput!) { permit: actOnSamplePermit(input: $input) { ${PERMIT} } }`;
const READ = `query ($id: ID!) { permit: samplePermit(id: $id) { ${PERMIT} } }`;

const application = () => ({ city: city.city, purpose: "A stall at the fair", days: 10, locality: city.locality });

test("a permit is applied for, approved and paid, and gets its certificate", async () => {
  const filer = await city.filer.token();
  const officer = await city.officer("SAMPLE_PERMIT_OFFICER");
  const { permit: filed } = await city.must<{ permit: Permit }>(filer, FILE, { input: application() });
  expect(filed.state.code).toBe("APPLIED");
  await city.must(officer, ACT, { input: { id: filed.id, action: "APPROVE" } });
  await city.work();
  expect(city.due(filed.id)).toBe(10_000);
  await city.pay(filed.id);
  const { permit } = await city.must<{ permit: Permit }>(filer, READ, { id: filed.id });
  expect(permit).toMatchObject({ state: { code: "ISSUED" }, validFrom: "2026-11-24" });
  expect(city.certificates).toMatchObject([{ number: permit.number, validFrom: "2026-11-24", validTo: "2026-12-03" }]);
});

test("what is wrong is said, and who has not the right does not act", async () => {
  const filer = await city.filer.token();
  expect((await city.try(filer, FILE, { input: { ...application(), days: 0 } })).code).toBe("BAD_USER_INPUT");
  expect((await city.try(filer, FILE, { input: { ...application(), locality: "elsewhere" } })).code).toBe("BAD_USER_INPUT");
  const { permit } = await city.must<{ permit: Permit }>(filer, FILE, { input: application() });
  expect((await city.try(filer, ACT, { input: { id: permit.id, action: "APPROVE" } })).code).toMatch(/FORBIDDEN|ACTION_NOT_ALLOWED/);
});
