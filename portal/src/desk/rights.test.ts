import { expect, test } from "vitest";
import type { FrameData } from "../graphql/documents/frame.ts";
import { rightsIn } from "./rights.ts";

const me = {
  cities: [
    { city: "pb", permissions: ["complaints.read"] },
    { city: "pb.amritsar", permissions: ["complaints.assign"] },
  ],
} as FrameData["me"];

test("what is held in the city itself counts, else what is held in its state", () => {
  expect([...rightsIn("pb.amritsar", me)]).toEqual(["complaints.assign"]);
  expect([...rightsIn("pb.jalandhar", me)]).toEqual(["complaints.read"]);
});

test("in another state, or without a city, nothing", () => {
  expect(rightsIn("hr.ambala", me).size).toBe(0);
  expect(rightsIn(null, me).size).toBe(0);
  expect(rightsIn("pb.amritsar", null).size).toBe(0);
});
