import { randomUUID } from "node:crypto";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoRulePack } from "../seed/demo-rule-pack.ts";
import subgraph from "../subgraph.ts";

const CITY = "pb.amritsar";
const ESTIMATE = `query ($input: EstimatePropertyTaxInput!) { estimatePropertyTax(input: $input) { financialYear total lines { head { code name } amount } why { text arithmetic } } }`;
const PROPOSE = "mutation ($input: ProposeTaxRulePackInput!) { proposeTaxRulePack(input: $input) { id signedAt } }";
const SIGN = "mutation ($id: ID!) { signTaxRulePack(id: $id) { id signedAt } }";
const COMPARE = `query ($city: ID!) { taxRulePacks(city: $city, first: 1) { id
  comparison(city: $city) { properties changed withoutRate before after largest { number before after } } } }`;

let city: TestCity;
let author: string;
let signer: string;
beforeAll(async () => {
  city = await startTestCity([subgraph], { seed: true });
  author = await city.employee({ [CITY]: { roles: ["PT_APPROVER"] } });
  signer = await city.employee({ [CITY]: { roles: ["CITY_ADMIN"] } });
});
afterAll(() => city?.stop());

const plot = { city: CITY, propertyType: "VACANT", usage: "RESIDENTIAL", landArea: 100.5 };
const estimate = (input: Record<string, unknown>, locale = "en") =>
  city.ask<{ estimatePropertyTax: { financialYear: string; total: number; why: { text: string; arithmetic: string }[] } }>(
    "property",
    ESTIMATE,
    { input },
    { locale },
  );
const dearer = {
  ...demoRulePack,
  slabs: demoRulePack.slabs.map((slab) => (slab.id.startsWith("home-large-own") ? { ...slab, unbuiltRate: slab.unbuiltRate * 2 } : slab)),
};
const propose = (more: Record<string, unknown> = {}, token = author) =>
  city.ask<{ proposeTaxRulePack: { id: string } }>(
    "property",
    PROPOSE,
    { input: { id: randomUUID(), place: CITY, fromYear: "2026-27", document: dearer, reason: "Resolution 12 of 2026", ...more } },
    { token },
  );

test("anybody may ask what the tax would be, signed in or not, in their language; what is not known is refused by name", async () => {
  const { data } = await estimate(plot);
  expect(data?.estimatePropertyTax).toMatchObject({
    financialYear: "2026-27",
    total: 5_276,
    why: [
      { text: "100.5 square yards of vacant land at ₹0.50 each: ₹50.25.", arithmetic: "100.5 × ₹0.50 = ₹50.25" },
      { arithmetic: "₹50.25 × (5 %) = ₹2.5125 → ₹2.51" },
    ],
  });
  expect((await estimate(plot, "hi")).data?.estimatePropertyTax.why[0]?.text).toContain("ख़ाली ज़मीन");
  expect((await estimate({ ...plot, landArea: -1 })).code).toBe("BAD_USER_INPUT");
  expect((await estimate({ ...plot, landArea: 1e12 })).code).toBe("BAD_USER_INPUT");
  expect((await estimate({ ...plot, financialYear: "2030-31" })).code).toBe("BAD_USER_INPUT");
  expect((await estimate({ ...plot, city: "hr.ambala" })).errors[0]).toMatchObject({
    message: "No rates are in force for 2026-27.",
    extensions: { code: "ACTION_NOT_ALLOWED" },
  });
});

test("a widow's half, as a what-if", async () => {
  const owners = [{ share: 50, category: "WIDOW" }, { category: "NONE" }];
  const whole = await estimate({ ...plot, owners });
  expect(whole.data?.estimatePropertyTax.total).toBe(2_638);
});

test("a pack is drafted by one, compared over the roll, signed by another, and in force from then on", async () => {
  const before = (
    await estimate({
      ...plot,
      propertyType: "BUILTUP.INDEPENDENTPROPERTY",
      landArea: 200,
      units: [{ floor: 0, occupancy: "SELFOCCUPIED", area: 120 }],
    })
  ).data;
  const id = (await propose()).data?.proposeTaxRulePack.id;
  const compared = await city.ask<{ taxRulePacks: { id: string; comparison: object }[] }>(
    "property",
    COMPARE,
    { city: CITY },
    { token: author },
  );
  expect(compared.data?.taxRulePacks).toEqual([
    {
      id,
      comparison: {
        properties: 2,
        changed: 1,
        withoutRate: 0,
        before: 1_564_250,
        after: 1_572_650,
        largest: { number: "PT-ASR-000101", before: 57_750, after: 66_150 },
      },
    },
  ]);
  expect((await city.ask("property", SIGN, { id }, { token: author })).code).toBe("FORBIDDEN");
  expect((await city.ask("property", SIGN, { id }, { token: signer })).code).toBeUndefined();
  const again = await estimate({
    ...plot,
    propertyType: "BUILTUP.INDEPENDENTPROPERTY",
    landArea: 200,
    units: [{ floor: 0, occupancy: "SELFOCCUPIED", area: 120 }],
  });
  expect((again.data?.estimatePropertyTax.total ?? 0) - (before?.estimatePropertyTax.total ?? 0)).toBe(8_400);
});

test("who drafts a pack does not sign it, nor does the state's draft change what the database holds", async () => {
  const own = (await propose({}, signer)).data?.proposeTaxRulePack.id;
  expect((await city.ask("property", SIGN, { id: own }, { token: signer })).code).toBe("ACTION_NOT_ALLOWED");
  const services = city.services("property");
  const rewrite = services.transact((tx) => tx.query("update rule_pack set document = '{}' where id = ?", [own]));
  await expect(rewrite).rejects.toThrow("rule_pack keeps what it holds");
});

test("drafts are not for citizens, and a pack that is not whole is refused with what is wrong", async () => {
  expect((await propose({}, await city.citizen())).code).toBe("FORBIDDEN");
  const [first] = demoRulePack.slabs;
  const twice = { ...demoRulePack, slabs: [...demoRulePack.slabs, { ...first, id: "twice" }] };
  expect((await propose({ document: twice })).errors[0]?.extensions.fields?.[0]).toMatchObject({
    path: "input.document.slabs",
    message: "The pack is not whole: vacant-residential and twice overlap.",
  });
  expect((await propose({ document: {} })).code).toBe("BAD_USER_INPUT");
  expect((await propose({ fromYear: "2026-28" })).code).toBe("BAD_USER_INPUT");
  const shown = await city.ask<{ taxRulePacks: { signedAt: string | null }[] }>(
    "property",
    "query ($city: ID!) { taxRulePacks(city: $city) { signedAt } }",
    {
      city: CITY,
    },
  );
  expect(shown.data?.taxRulePacks.every((pack) => pack.signedAt)).toBe(true);
});

test("assessments and what the register said are kept as they are", async () => {
  const services = city.services("property");
  await expect(services.transact((tx) => tx.query("update property_version set address = 'x'"))).rejects.toThrow("keeps what it holds");
  await expect(services.transact((tx) => tx.query("update assessment set reckoning = '{}'"))).rejects.toThrow("keeps what it holds");
  await expect(services.transact((tx) => tx.query("delete from assessment"))).rejects.toThrow("keeps what it holds");
});
