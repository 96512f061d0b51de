import { expect, test } from "vitest";
import { until } from "../support/graph.ts";
import { sharedCity } from "../support/shared-city.ts";

const { graph } = sharedCity();
const ACT = "mutation ($input: ActOnPropertyApplicationInput!) { actOnPropertyApplication(input: $input) { propertyId state { code } } }";

test("a citizen estimates, files, officers verify and approve, and the bill of the property is there to be paid", async () => {
  const facts = {
    city: "pb.amritsar",
    propertyType: "BUILTUP.INDEPENDENTPROPERTY",
    usage: "RESIDENTIAL",
    locality: "SUN08",
    landArea: 200,
    units: [{ floor: 0, occupancy: "SELFOCCUPIED", area: 120 }],
  };
  const estimate = "query ($input: EstimatePropertyTaxInput!) { estimatePropertyTax(input: $input) { total } }";
  const { estimatePropertyTax } = await graph.stranger().must<{ estimatePropertyTax: { total: number } }>(estimate, { input: facts });
  expect(estimatePropertyTax.total).toBe(39_900);

  const citizen = await graph.citizen("Harpreet Kaur");
  const file = "mutation ($input: FilePropertyApplicationInput!) { filePropertyApplication(input: $input) { id number } }";
  const application = { ...facts, address: `${citizen.mobile} Ranjit Avenue`, owners: [{ name: "Harpreet Kaur" }] };
  const { filePropertyApplication: filed } = await citizen.must<{ filePropertyApplication: { id: string; number: string } }>(file, {
    input: application,
  });
  const verifier = await graph.employee("ptverifier@pb.amritsar");
  const inbox = "query ($number: String) { cases(filter: { number: $number }) { nodes { id service state { code } } } }";
  await until(async () => (await verifier.must<{ cases: { nodes: object[] } }>(inbox, { number: filed.number })).cases.nodes[0]);
  await verifier.must(ACT, { input: { id: filed.id, action: "VERIFY" } });
  const inspector = await graph.employee("ptinspector@pb.amritsar");
  await inspector.must(ACT, { input: { id: filed.id, action: "FORWARD", comment: "One floor, as stated" } });
  const approver = await graph.employee("ptapprover@pb.amritsar");
  const approved = await approver.must<{ actOnPropertyApplication: { propertyId: string } }>(ACT, {
    input: { id: filed.id, action: "APPROVE" },
  });

  const { propertyId } = approved.actOnPropertyApplication;
  const read =
    "query ($id: ID!) { property(id: $id) { number account { number bill { total lines { head { name } due } } } assessments { total } } }";
  const { property } = await until(async () => {
    const { data } = await citizen.ask<{ property: { number: string; account: { number: string; bill: { total: number } } | null } }>(
      read,
      {
        id: propertyId,
      },
    );
    return data?.property.account?.bill.total ? data : null;
  });
  expect(property).toMatchObject({ account: { number: property.number, bill: { total: 39_900 } }, assessments: [{ total: 39_900 }] });
  const { myCases } = await citizen.must<{ myCases: { nodes: { number: string; bills: { total: number }[] }[] } }>(
    "{ myCases { nodes { number bills { total } } } }",
  );
  expect(myCases.nodes).toEqual([{ number: filed.number, bills: [{ total: 39_900 }] }]);
});
