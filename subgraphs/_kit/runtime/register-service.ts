import { createHash } from "node:crypto";
import { type PayloadOf, serviceRegistered } from "@civicgraph/events";
import { type CaseServiceDefinition, type Manifest, servicesOf } from "@civicgraph/plugin-sdk";
import type { SubgraphServices } from "../context.ts";
import type { Bundles } from "../locales.ts";
import type { SubgraphDefinition } from "../subgraph.ts";

/** The names that follow from a case type: `Complaint` → `fileComplaint`, `actOnComplaint`, `complaint`. */
export const caseNames = (typeName: string) => ({
  file: `file${typeName}`,
  act: `actOn${typeName}`,
  read: typeName.charAt(0).toLowerCase() + typeName.slice(1),
});

const rolesOf = (manifest: Manifest, code: string) => manifest.permissions.find((one) => one.code === code)?.roles ?? [];

/** What a service says of itself to whoever lists services: out of its manifest and its texts. */
export function registrationOf(service: CaseServiceDefinition, manifest: Manifest, bundles: Bundles): PayloadOf<typeof serviceRegistered> {
  const names = caseNames(service.typeName);
  return {
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
    readRoles: rolesOf(manifest, `${manifest.name}.read`),
    fileOnBehalfRoles: rolesOf(manifest, `${manifest.name}.fileOnBehalf`),
    fees: service.fees ?? null,
    livesWith: service.livesWith ?? null,
    retention: service.retention ?? null,
    ...(manifest.measures && service === manifest.service ? { measures: manifest.measures } : {}),
  } as PayloadOf<typeof serviceRegistered>;
}

/** Declares the service in the event log when its manifest or its texts have changed since it last did; casework's registry follows. */
export async function registerService(definition: SubgraphDefinition, services: SubgraphServices, bundles: Bundles): Promise<void> {
  for (const service of servicesOf(definition.manifest)) await register(service, definition, services, bundles);
}

async function register(
  service: CaseServiceDefinition,
  definition: SubgraphDefinition,
  services: SubgraphServices,
  bundles: Bundles,
): Promise<void> {
  const key = `kit.registered:${service.id}`;
  const payload = registrationOf(service, definition.manifest, bundles);
  const hash = createHash("sha256").update(JSON.stringify(payload)).digest("hex");
  await services.transact(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext(?))", [`register ${service.id}`]);
    const [known] = await tx.query<{ value: string }>(
      "select value from setting where city = '' and key = ? order by effective_from desc limit 1",
      [key],
    );
    if (known?.value === hash) return;
    await tx.query("delete from setting where city = '' and key = ?", [key]);
    await tx.query("insert into setting (key, city, value) values (?, '', to_jsonb(?::text))", [key, hash]);
    await tx.emit(serviceRegistered, service.id, payload);
  });
}
