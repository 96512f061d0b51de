import { randomUUID } from "node:crypto";
import { sessionRevoked } from "@civicgraph/events";
import { Revocations } from "@civicgraph/kit/auth/revocations";
import { postgresFeed } from "@civicgraph/kit/events/event-feed";
import { startTestCity } from "@civicgraph/kit/testing";
import { expect, test } from "vitest";
import cities from "../../../cities/subgraph.ts";
import identity from "../../../identity/subgraph.ts";
import { RevocationWatch } from "../../revocation-watch.ts";

test("a process that starts knows who signed out before it: no token of theirs counts even at its first answer", async () => {
  const city = await startTestCity([cities, identity]);
  const [subject, session] = [randomUUID(), randomUUID()];
  const at = new Date();
  await city
    .services("identity")
    .transact((tx) => tx.emit(sessionRevoked, subject, { subject, session, at: at.toISOString(), reason: "SIGNED_OUT" }));
  const revocations = new Revocations();
  const feed = postgresFeed(city.platform.eventReaderUrl());
  const watch = new RevocationWatch(feed, revocations);
  await watch.start();
  expect(revocations.isRevoked({ sub: subject, sid: session, iat: at.getTime() / 1000 - 60 })).toBe(true);
  expect(revocations.isRevoked({ sub: subject, sid: randomUUID(), iat: at.getTime() / 1000 - 60 })).toBe(false);
  watch.stop();
  await feed.close();
  await city.stop();
});
