import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sweepDeadlines } from "@civicgraph/kit";
import { startTestCity, type TestCity } from "@civicgraph/kit/testing";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import cities from "../../../cities/subgraph.ts";
import { complaintBehaviour } from "../../../complaints/complaint/complaint.service.ts";
import complaints from "../../../complaints/subgraph.ts";
import { sheetKey } from "../../../documents/certificate/print-certificate.ts";
import { removeExpired } from "../../../documents/retention/remove-expired.ts";
import { storeOf } from "../../../documents/storage/open-store.ts";
import documents from "../../../documents/subgraph.ts";
import { deleteUnattached } from "../../../documents/sweep/delete-unattached.ts";
import { demoId } from "../../../identity/seed/demo-employees.ts";
import identity from "../../../identity/subgraph.ts";
import licences from "../../../licences/subgraph.ts";

// Complaints keep photos for three years after a case has come to its end, licences their papers for ever and their certificates for ten years.
const AMRITSAR = "pb.amritsar";
const TODAY = new Date("2026-11-24T06:00:00Z");
const DAY_MS = 24 * 3_600_000;
const ACT = "mutation ($input: ActOnComplaintInput!) { actOnComplaint(input: $input) { state { code kind } } }";
const READ = "query ($id: ID!) { complaint(id: $id) { timeline { attachments { id } } } }";
const DOCUMENT = "query ($id: ID!) { document(id: $id) { name sha256 url thumbnailUrl removedAt } }";

let city: TestCity;
let files: string;
const citizenId = randomUUID();
let citizen: string;
let gro: string;

beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), "civicgraph-files-"));
  Object.assign(process.env, { DEMO_PASSWORD: "a-password-for-tests", FILES_DIR: files });
  city = await startTestCity([cities, complaints, documents, identity, licences], { seed: true, now: TODAY });
  await city.settle();
  await city
    .services("identity")
    .transact((tx) => tx.query("insert into citizen (id, mobile, name) values (?, '9876543210', 'Harpreet Kaur')", [citizenId]));
});
afterAll(async () => {
  await city?.stop();
  rmSync(files, { recursive: true, force: true });
});
beforeEach(() => on(0));

/** So many days from today: tokens are of the hour. */
async function on(days: number): Promise<void> {
  city.clock.now = new Date(TODAY.getTime() + days * DAY_MS);
  citizen = await city.citizen(citizenId);
  gro = await city.employee({ [AMRITSAR]: { roles: ["GRO"] } }, demoId(`gro@${AMRITSAR}`));
}
const remove = () => removeExpired(city.services("documents"), storeOf(city.services("documents")));

async function photo(): Promise<{ id: string; documentId: string }> {
  const picture = await sharp(randomBytes(60 * 40 * 3), { raw: { width: 60, height: 40, channels: 3 } })
    .jpeg()
    .toBuffer();
  const answer = await city.app.inject({
    method: "POST",
    url: "/documents/upload",
    headers: { authorization: `Bearer ${citizen}`, "content-type": "multipart/form-data; boundary=x" },
    payload: Buffer.concat([
      Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="lamp.jpg"\r\n\r\n'),
      picture,
      Buffer.from("\r\n--x--\r\n"),
    ]),
  });
  return answer.json();
}
async function complaintWith(...receipts: string[]): Promise<string> {
  const input = {
    city: AMRITSAR,
    category: "StreetLightNotWorking",
    description: "The light at the corner has been dark for a week",
    locality: "SUN04",
  };
  const { data, errors } = await city.ask<{ fileComplaint: { id: string } }>(
    "complaints",
    "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }",
    { input: { ...input, attachments: receipts } },
    { token: citizen },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  await city.settle();
  return data.fileComplaint.id;
}
async function rejected(id: string): Promise<void> {
  const { errors } = await city.ask("complaints", ACT, { input: { id, action: "REJECT", comment: "Not of this city" } }, { token: gro });
  expect(errors).toEqual([]);
  await city.settle();
}
/** Refused, and the window in which it could be opened again has passed. Answers the day on which it ended. */
async function ended(id: string, day: number): Promise<void> {
  await on(day);
  await rejected(id);
  await on(day + 30);
  await sweepDeadlines(complaintBehaviour as never, city.services("complaints"));
  await city.settle();
}
const documentOf = async (id: string) =>
  (
    await city.ask<{
      document: { name: string; sha256: string; url: string | null; thumbnailUrl: string | null; removedAt: string | null } | null;
    }>("documents", DOCUMENT, { id }, { token: citizen })
  ).data?.document;
const filesOf = (id: string) => readdirSync(files, { recursive: true }).filter((path) => String(path).includes(`${id}/`));

describe("a photo of a complaint", () => {
  test("stays while its case is open, and three years after the case has come to its end; then the file goes and the timeline tells that it was there", async () => {
    const { id: receipt, documentId } = await photo();
    const complaint = await complaintWith(receipt);
    await on(2000);
    expect(await remove()).toEqual({ documents: 0, certificates: 0 });
    await ended(complaint, 2000);
    await on(2030 + 3 * 365 - 1);
    expect((await remove()).documents).toBe(0);
    const before = await documentOf(documentId);
    const link = before?.url ?? "";
    expect(filesOf(documentId)).toHaveLength(2);

    await on(2030 + 3 * 365 + 1);
    expect((await remove()).documents).toBe(1);
    expect(filesOf(documentId)).toEqual([]);
    const after = await documentOf(documentId);
    expect(after).toMatchObject({
      name: "lamp.jpg",
      sha256: before?.sha256,
      url: null,
      thumbnailUrl: null,
      removedAt: city.clock.now.toISOString(),
    });
    const timeline = await city.ask<{ complaint: { timeline: { attachments: { id: string }[] }[] } }>(
      "complaints",
      READ,
      { id: complaint },
      { token: citizen },
    );
    expect(timeline.data?.complaint.timeline[0]?.attachments).toEqual([{ id: documentId }]);

    // Whoever still holds a link of that day is told, in their language.
    city.clock.now = new Date(TODAY.getTime() + (2030 + 3 * 365 - 1) * DAY_MS);
    const said = await Promise.all(
      ["en", "hi", "ur"].map((locale) => city.app.inject({ url: `/documents${link}`, headers: { "accept-language": locale } })),
    );
    expect(said.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    expect(said[0]?.json()).toMatchObject({
      errors: [{ message: expect.stringContaining("has been deleted"), extensions: { code: "NOT_FOUND" } }],
    });
    expect(new Set(said.map((answer) => answer.payload.slice(0, 60))).size).toBe(3);
    await on(2030 + 3 * 365 + 2);
    expect((await remove()).documents).toBe(0);
  });

  test("that hangs on a second, open case stays", async () => {
    const { id: receipt, documentId } = await photo();
    const [first, second] = [await complaintWith(receipt), await complaintWith(receipt)];
    await ended(first, 0);
    await on(4000);
    expect((await remove()).documents).toBe(0);
    await ended(second, 4000);
    await on(4030 + 3 * 365 + 1);
    expect((await remove()).documents).toBe(1);
    expect((await documentOf(documentId))?.removedAt).not.toBeNull();
  });

  test("of a case that could still be opened again stays, however long", async () => {
    const { id: receipt, documentId } = await photo();
    await rejected(await complaintWith(receipt));
    await on(5000);
    expect((await remove()).documents).toBe(0);
    expect(filesOf(documentId)).toHaveLength(2);
  });

  test("stays while an event waits to be applied, which may open its case again", async () => {
    const { id: receipt, documentId } = await photo();
    await ended(await complaintWith(receipt), 0);
    await on(5000);
    const services = city.services("documents");
    await services.transact((tx) =>
      tx.query(
        "insert into parked_event (consumer, source, epoch, xid, seq, type, key, payload, at, error) values ('attached-cases', 'complaints', 1, '1', 1, 'case.changed', 'x', '{}', now(), 'broken')",
      ),
    );
    await remove();
    expect(filesOf(documentId)).toHaveLength(2);
    await services.transact((tx) => tx.query("delete from parked_event where key = 'x'"));
    await remove();
    expect(filesOf(documentId)).toEqual([]);
  });

  test("that a service keeps for ever stays, and so does one whose service is not known", async () => {
    const services = city.services("documents");
    const [{ id: one }, { id: other }] = [await photo(), await photo()];
    const [licence, unknown] = [await complaintWith(one), await complaintWith(other)];
    await ended(licence, 0);
    await ended(unknown, 0);
    await services.transact((tx) => tx.query("update attached_case set service = 'licences' where id = ?", [licence]));
    await services.transact((tx) => tx.query("update attached_case set service = 'gone' where id = ?", [unknown]));
    await on(5000);
    expect((await remove()).documents).toBe(0);
  });

  test("that nobody attached is no matter of this job: it is deleted two days after it came", async () => {
    const { documentId } = await photo();
    await on(3);
    expect((await remove()).documents).toBe(0);
    await deleteUnattached(city.services("documents"), storeOf(city.services("documents")), files);
    expect(await documentOf(documentId)).toBeNull();
    expect(filesOf(documentId)).toEqual([]);
  });
});

test("the log is read again over what is there: a case that ended before it was kept how long is found", async () => {
  const { id: receipt } = await photo();
  await ended(await complaintWith(receipt), 0);
  const services = city.services("documents");
  await services.transact((tx) => tx.query("update attached_case set final_at = null"));
  await services.transact((tx) =>
    tx.query("update consumer_checkpoint set epoch = 0, xid = '0', seq = 0 where consumer = 'attached-cases'"),
  );
  await city.settle();
  await on(5000);
  expect((await remove()).documents).toBe(1);
});

test("a certificate is kept ten years after its last day or the day it was taken back; one without a last day stays", async () => {
  const services = city.services("documents");
  const store = storeOf(services);
  const issue = city.platform.localCall("documents", "issueCertificate");
  const call = { caller: "licences", viewerToken: null };
  const certificate = async (validTo: string | null) => {
    const [id, caseId] = [randomUUID(), randomUUID()];
    const texts = { title: { en: "Trade licence" }, statement: { en: "May trade." }, facts: [] };
    await issue?.(
      {
        id,
        caseId,
        city: AMRITSAR,
        service: "licences",
        holderId: citizenId,
        number: "TL-1",
        holder: "Harpreet Kaur",
        validFrom: "2026-11-24",
        validTo,
        ...texts,
      },
      call,
    );
    await store.put(sheetKey({ id, revoked_on: null }, "en"), Buffer.from("%PDF-"));
    return { id, caseId };
  };
  const left = async () => ((await services.db.selectFrom("certificate").select("id").execute()) as { id: string }[]).map(({ id }) => id);
  const [expired, endless, revoked] = [await certificate("2027-03-31"), await certificate(null), await certificate(null)];
  await city.platform.localCall("documents", "revokeCertificates")?.({ caseId: revoked.caseId }, call);

  city.clock.now = new Date("2036-11-24T06:00:00Z");
  expect((await remove()).certificates).toBe(0);
  city.clock.now = new Date("2036-11-25T06:00:00Z");
  expect((await remove()).certificates).toBe(1);
  expect((await left()).sort()).toEqual([endless.id, expired.id].sort());
  city.clock.now = new Date("2037-04-01T06:00:00Z");
  expect((await remove()).certificates).toBe(1);
  expect(await left()).toEqual([endless.id]);
  expect(filesOf(expired.id)).toEqual([]);
  expect(filesOf(endless.id)).toHaveLength(1);
});
