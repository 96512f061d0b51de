import { v5 as uuidv5 } from "uuid";
import type { Tx } from "../context.ts";
import { LOCALES } from "../locales.ts";
import type { Job } from "../subgraph.ts";
import type { Case } from "./case.ts";
import type { CaseBehaviour } from "./case-behaviour.ts";
import { jobOf } from "./owe-fee.ts";

export const CERTIFY = "certify";
/** RFC 9562's namespace of URLs: ids of certificates follow from the case and its version. */
const NAMESPACE = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";

/** An action that gives a certificate, or takes it back: documents is told by a job that commits with the transition. */
export async function oweCertificate({ manifest }: CaseBehaviour<never>, tx: Tx, one: Case, action: string): Promise<void> {
  const { certificate } = manifest.service;
  const revoked = certificate?.revokedBy.includes(action) ?? false;
  if (!revoked && !certificate?.issuedBy.includes(action)) return;
  await tx.addJob(
    jobOf(CERTIFY, manifest.service),
    { caseId: one.id, version: one.version, revoked },
    { jobKey: `${CERTIFY} ${one.id} ${one.version}` },
  );
}

/** Repeating it changes nothing: the certificate's id is made from the case and the version that gave it. */
export const certifyJob =
  (behaviour: CaseBehaviour<never>): Job =>
  async ({ caseId, version, revoked }, services) => {
    const { service } = behaviour.manifest;
    if (revoked) {
      await services.call("documents", "revokeCertificates", { caseId: String(caseId) });
      return;
    }
    const one = (await services.em.fork().findOne(behaviour.type as never, { id: String(caseId) } as never)) as Case | null;
    if (!one || !service.certificate || !behaviour.certificate) return;
    const facts = await behaviour.certificate(one as never, services);
    if (!facts) return;
    const inAll = (text: (locale: string) => string) => Object.fromEntries(LOCALES.map((locale) => [locale, text(locale)]));
    const { title, statement } = service.certificate;
    await services.call("documents", "issueCertificate", {
      id: uuidv5(`certificate ${one.id} ${Number(version)}`, NAMESPACE),
      caseId: one.id,
      city: one.cityCode,
      service: service.id,
      holderId: one.filerId,
      number: facts.number,
      holder: facts.holder,
      validFrom: facts.validFrom,
      validTo: facts.validTo,
      title: inAll((locale) => services.translate(locale)(title)),
      statement: inAll((locale) => services.translate(locale)(statement)),
      facts: facts.facts.map(({ label, value }) => ({
        label: inAll((locale) => services.translate(locale)(label)),
        value: typeof value === "string" ? inAll(() => value) : value,
      })),
    });
  };
