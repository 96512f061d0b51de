import { randomUUID } from "node:crypto";
import { type CaseServiceDefinition, servicesOf } from "@civicgraph/plugin-sdk";
import { signReceipt } from "../receipts.ts";
import { runJobs } from "../runtime/jobs.ts";
import type { LocalCall } from "../runtime/platform.ts";
import type { SubgraphDefinition } from "../subgraph.ts";
import { type Answer, startTestCity, type TestCity } from "./test-city.ts";

/** A paper that the service has given in a test. */
export interface GivenCertificate {
  caseId: string;
  number: string;
  holder: string;
  validFrom: string;
  validTo: string | null;
  revoked: boolean;
}

/** One service in a city of its own: the city's other parts answer as they would, and write down what they were told. */
export interface ServiceCity extends TestCity {
  /** Code of the city, and of a locality in it. */
  city: string;
  locality: string;
  /** The filer of a case, by default the same person. */
  filer: { id: string; token(): Promise<string> };
  /** An officer with these roles in the city. */
  officer(...roles: string[]): Promise<string>;
  /** The receipt of an uploaded file of the filer's (or of whoever is named). */
  paper(ownerId?: string): string;
  /** Asks the service; throws where it refuses. */
  must<T>(token: string, query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Asks the service. */
  try<T>(token: string, query: string, variables?: Record<string, unknown>): Promise<Answer<T>>;
  /** Does what the service's jobs have to do by now. */
  work(): Promise<void>;
  /** What a case owes, in paise. */
  due(caseId: string): number;
  /** Pays it, as billing would say; the case goes on. */
  pay(caseId: string): Promise<void>;
  certificates: GivenCertificate[];
}

const CITY = "pb.amritsar";
const LOCALITY = "SUN04";

/** Starts a service alone, for its own tests: real PostgreSQL, its own roles, a clock that stands until it is set. */
export async function startServiceCity(definition: SubgraphDefinition, options: { now?: Date } = {}): Promise<ServiceCity> {
  const { name } = definition.manifest;
  const services = servicesOf(definition.manifest);
  const city = await startTestCity([definition], options);
  const filerId = randomUUID();
  const owed = new Map<string, number>();
  const certificates: GivenCertificate[] = [];
  const answers = otherParts(owed, certificates, filerId);
  const own = city.platform.localCall;
  city.platform.localCall = (subgraph, call) => answers[`${subgraph}.${call}`] ?? own(subgraph, call);
  await knowCity(city, name, services);
  const made: ServiceCity = Object.assign(city, {
    city: CITY,
    locality: LOCALITY,
    filer: { id: filerId, token: () => city.citizen(filerId) },
    officer: (...roles: string[]) => city.employee({ [CITY]: { roles } }),
    paper: (ownerId: string = filerId) =>
      signReceipt(
        { documentId: randomUUID(), sha256: "0".repeat(64), ownerId, expiresAt: new Date(city.clock.now.getTime() + 3_600_000) },
        city.services(name).secrets.service,
      ),
    try: <T>(token: string, query: string, variables: Record<string, unknown> = {}) => city.ask<T>(name, query, variables, { token }),
    async must<T>(token: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
      const { data, errors } = await city.ask<T>(name, query, variables, { token });
      if (!data || errors.length) throw new Error(JSON.stringify(errors));
      return data;
    },
    work: () => runJobs(definition, city.services(name), city.platform.databaseUrl(name)),
    due: (caseId: string) => owed.get(caseId) ?? 0,
    async pay(caseId: string) {
      await made.work();
      owed.set(caseId, 0);
      for (const [job, handle] of Object.entries(definition.jobs ?? {}))
        if (job.startsWith("settle-fee")) await handle({ caseId }, city.services(name));
      await made.work();
    },
    certificates,
  });
  return made;
}

/** What the parts beside it answer: whom a case is of, what it owes, what papers it gave. */
function otherParts(owed: Map<string, number>, certificates: GivenCertificate[], filerId: string): Record<string, LocalCall> {
  type Demand = { accountId: string; lines: { amount: number }[] };
  return {
    "identity.contactOf": async (input) => ({
      id: (input as { personId: string }).personId,
      name: "Harpreet Kaur",
      mobile: "9876543210",
      email: null,
      locale: "en",
    }),
    "identity.ensureCitizen": async () => ({ id: filerId }),
    "billing.openAccount": async (input) => ({ id: (input as { id: string }).id }),
    async "billing.raiseDemand"(input) {
      const { accountId, lines } = input as Demand;
      owed.set(accountId, (owed.get(accountId) ?? 0) + lines.reduce((sum, line) => sum + line.amount, 0));
      return { accountId };
    },
    "billing.dueOfCase": async (input) => owed.get((input as { caseId: string }).caseId) ?? 0,
    async "documents.issueCertificate"(input) {
      const given = input as GivenCertificate & { id: string };
      certificates.push({ ...given, revoked: false });
      return { id: given.id };
    },
    async "documents.revokeCertificates"(input) {
      const { caseId } = input as { caseId: string };
      for (const one of certificates) if (one.caseId === caseId) one.revoked = true;
      return { revoked: certificates.length };
    },
  };
}

/** A city with one ward and one locality, in which the service is live. */
async function knowCity(city: TestCity, name: string, services: CaseServiceDefinition[]): Promise<void> {
  const always = { opens: "00:00", closes: "23:59" };
  const facts = {
    code: CITY,
    version: 1,
    state: "pb",
    names: { en: "Amritsar" },
    numberCode: "ASR",
    timeZone: "Asia/Kolkata",
    languages: ["en", "hi", "ur"],
    active: true,
    crest: null,
    latitude: null,
    longitude: null,
    outline: null,
    pincodes: [],
    services: services.map((one) => one.id),
    departments: [],
    designations: [],
    holidays: [],
    officeHours: Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, always])),
  };
  await city.services(name).transact(async (tx) => {
    await tx.query("insert into known_city (code, version, facts) values (?, 1, ?::jsonb)", [CITY, JSON.stringify(facts)]);
    for (const [code, type, parent] of [
      ["B1", "WARD", null],
      [LOCALITY, "LOCALITY", "B1"],
    ])
      await tx.query(
        "insert into known_boundary (city, code, type, parent, ward, names, pincodes) values (?, ?, ?, ?, 'B1', ?::jsonb, '{}')",
        [CITY, code, type, parent, JSON.stringify({ en: code })],
      );
  });
}
