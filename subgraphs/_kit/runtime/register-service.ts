import { createHash } from "node:crypto";
import { serviceRegistered } from "@civicgraph/events";
import type { SubgraphServices } from "../context.ts";
import type { Bundles } from "../locales.ts";
import type { SubgraphDefinition } from "../subgraph.ts";

/** The names that follow from a case type: `Complaint` → `fileComplaint`, `actOnComplaint`, `complaint`. */
export const caseNames = (typeName: string) => ({
  file: `file${typeName}`,
  act: `actOn${typeName}`,
  read: typeName.charAt(0).toLowerCase() + typeName.slice(1),
});

const rolesOf = (definition: SubgraphDefinition, code: string) =>
  definition.manifest.permissions.find((one) => one.code === code)?.roles ?? [];

/** Declares the service in the event log when its manifest or its texts have changed since it last did; casework's registry follows. */
export async function registerService(definition: SubgraphDefinition, services: SubgraphServices, bundles: Bundles): Promise<void> {
  const { manifest } = definition;
  const service = manifest.service;
  if (!service) return;
  const names = caseNames(service.typeName);
  const payload = {
    service: service.id,
    subgraph: manifest.name,
    typeName: service.typeName,
    version: manifest.version,
    fileMutation: names.file,
    actMutation: names.act,
    readField: names.read,
    icon: service.icon,
    form: service.form,
    workflow: service.workflow,
    messages: bundles,
    labelKey: service.label,
    descriptionKey: service.description,
    callToActionKey: service.callToAction,
    keywordsKey: service.keywords,
    readPermission: `${manifest.name}.read`,
    readRoles: rolesOf(definition, `${manifest.name}.read`),
    fileOnBehalfRoles: rolesOf(definition, `${manifest.name}.fileOnBehalf`),
    fees: service.fees ?? null,
  };
  const hash = createHash("sha256").update(JSON.stringify(payload)).digest("hex");
  await services.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext(?))", [`register ${manifest.name}`]);
    const [known] = await tx.query<{ value: string }>(
      "select value from setting where city = '' and key = 'kit.registered' order by effective_from desc limit 1",
    );
    if (known?.value === hash) return;
    await tx.query("delete from setting where city = '' and key = 'kit.registered'");
    await tx.query("insert into setting (key, city, value) values ('kit.registered', '', to_jsonb(?::text))", [hash]);
    await tx.emit(serviceRegistered, service.id, payload);
  });
}
