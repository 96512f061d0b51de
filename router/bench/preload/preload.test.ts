import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstBrokenStep, type TimelineRow } from "../../../subgraphs/_kit/case/timeline.ts";
import casework from "../../../subgraphs/casework/subgraph.ts";
import cities from "../../../subgraphs/cities/subgraph.ts";
import complaints from "../../../subgraphs/complaints/subgraph.ts";
import identity from "../../../subgraphs/identity/subgraph.ts";
import { preload } from "./preload.ts";
import { DESCRIPTION } from "./preload-sql.ts";

let city: TestCity;

beforeAll(async () => {
  process.env.DEMO_PASSWORD = "a-password-for-tests";
  city = await startTestCity([casework, cities, complaints, identity], { seed: true, now: new Date() });
  await city.settle();
  await preload(city.adminUrl, 300, () => undefined);
});
afterAll(() => city?.stop());

const table = (subgraph: string, name: string) => city.services(subgraph).db.selectFrom(name).selectAll();

test("each timeline verifies, step by step, and ends where its complaint stands", async () => {
  const filed = await table("complaints", "complaint").execute();
  expect(filed).toHaveLength(300);
  const steps = (await table("complaints", "case_event").orderBy("version").execute()) as TimelineRow[];
  for (const complaint of filed) {
    const own = steps.filter((step) => step.case_id === complaint.id);
    expect(firstBrokenStep(own)).toBeNull();
    expect(own.map((step) => step.version)).toEqual(Array.from({ length: complaint.version as number }, (_, index) => index + 1));
    expect(own.at(-1)).toMatchObject({ to_state: complaint.state, at: complaint.state_entered_at });
  }
});

test("no consumer has anything left to read, and the index is what the log would make of it", async () => {
  const index = () => table("casework", "case_index").orderBy("id").execute();
  const written = await index();
  await city.settle();
  expect(await index()).toEqual(written);
  await city.runner("case-index", "complaints").rebuild();
  expect(await index()).toEqual(written);
  expect(written).toHaveLength(300);
});

test("its filer reads a preloaded complaint, and sends it again with the same answer", async () => {
  const [one] = await table("complaints", "complaint").where("version", "=", 4).limit(1).execute();
  const token = await city.citizen(String(one?.filer_id));
  const input = { id: one?.id, city: one?.city, category: one?.category_code, description: DESCRIPTION, locality: one?.locality_code };
  const again = await city.ask(
    "complaints",
    "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { number summary state { code } } }",
    { input },
    { token },
  );
  expect(again.data).toMatchObject({ fileComplaint: { number: one?.number, state: { code: "CLOSEDAFTERRESOLUTION" } } });
  const fresh = await city.ask<{ fileComplaint: { number: string } }>(
    "complaints",
    "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { number } }",
    { input: { ...input, id: undefined } },
    { token },
  );
  const taken = await table("complaints", "complaint").where("number", "=", String(fresh.data?.fileComplaint.number)).execute();
  expect(taken).toHaveLength(1);
});
