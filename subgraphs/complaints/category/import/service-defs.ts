import { readJsonFile, SourceFault, type SourceFile } from "@civicgraph/kit/import/json-file";
import { z } from "zod";

const text = z.string().nullish();
const row = z.object({
  serviceCode: text,
  name: text,
  keywords: text,
  department: text,
  slaHours: z.number().nullish(),
  menuPath: text,
  active: z.boolean().nullish(),
});
const file = z.object({ tenantId: z.string(), moduleName: z.literal("RAINMAKER-PGR"), ServiceDefs: z.array(row) });

export type ServiceDef = z.infer<typeof row>;
export type ServiceDefsFile = SourceFile<z.infer<typeof file>>;

/** Reads and checks DIGIT's complaint types of a state. Throws a `SourceFault` that names line and path. */
export function readServiceDefs(folder: string, state: string): ServiceDefsFile {
  const read = readJsonFile(folder, "RAINMAKER-PGR/ServiceDefs.json", file);
  const { tenantId } = read.value;
  if (tenantId !== state) throw new SourceFault([`${read.at(["tenantId"])}: tenantId: is ${tenantId}, not ${state}`]);
  return read;
}
