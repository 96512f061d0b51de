import { expect, test } from "vitest";
import { until } from "../support/graph.ts";
import { sharedCity } from "../support/shared-city.ts";

const { graph } = sharedCity();
const ACT = "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { state { code } rating } }";

test("a complaint travels from the citizen to the officer, the field worker and back, through the router", async () => {
  const citizen = await graph.citizen("Harpreet Kaur");
  const { fileComplaint: filed } = await citizen.must<{ fileComplaint: { id: string; number: string; state: { code: string } } }>(
    "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id number state { code } } }",
    {
      input: {
        city: "pb.amritsar",
        category: "StreetLightNotWorking",
        description: "The light at the corner has been dark for a week",
        locality: "SUN04",
      },
    },
  );
  expect(filed.number).toMatch(/^PB-ASR-PGR-\d{4}-\d\d-\d{6}$/);

  const gro = await graph.employee("gro@pb.amritsar");
  const listed = await until(async () => {
    const { cases } = await gro.must<{ cases: { nodes: { id: string; state: { code: string } }[] } }>(
      "query ($number: String) { cases(filter: { number: $number }) { nodes { id state { code } } } }",
      { number: filed.number },
    );
    return cases.nodes[0];
  });
  expect(listed).toMatchObject({ id: filed.id, state: { code: "PENDINGFORASSIGNMENT" } });

  const lme = await graph.employee("lme@pb.amritsar");
  const { me } = await lme.must<{ me: { id: string } }>("{ me { id } }");
  await gro.must(ACT, { input: { id: filed.id, action: "ASSIGN", assignee: me.id } });
  await lme.must(ACT, { input: { id: filed.id, action: "RESOLVE", comment: "New lamp fitted" } });
  const told = await until(async () => {
    const { notifications } = await citizen.must<{ notifications: { nodes: { title: string; case: { id: string } }[] } }>(
      "{ notifications { nodes { title case { id } } } }",
    );
    return notifications.nodes.length >= 3 && notifications.nodes;
  });
  expect(told.every((one) => one.case.id === filed.id)).toBe(true);
  const rated = await citizen.must(ACT, { input: { id: filed.id, action: "RATE", rating: 5 } });
  expect(rated).toEqual({ actOnComplaint: { state: { code: "CLOSEDAFTERRESOLUTION" }, rating: 5 } });
});
