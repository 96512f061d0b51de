import { readAll, readJsonFile, SourceFault, type SourceFile } from "@civicgraph/kit/import/json-file";
import { z } from "zod";

const business = z.object({
  businessService: z.string(),
  code: z.string(),
  collectionModesNotAllowed: z.array(z.string()),
  partPaymentAllowed: z.boolean(),
  isAdvanceAllowed: z.boolean(),
  /** Rupees. */
  minAmountPayable: z.number().nullish(),
  isActive: z.boolean().nullish(),
});
const head = z.object({ category: z.string(), service: z.string(), name: z.string(), code: z.string(), order: z.coerce.number().int() });
const period = z.object({ periodCycle: z.string(), service: z.string() });
const file = <T extends z.ZodRawShape>(rows: T) => z.object({ tenantId: z.string(), moduleName: z.literal("BillingService"), ...rows });
const businessFile = file({ BusinessService: z.array(business) });
const headFile = file({ TaxHeadMaster: z.array(head) });
const periodFile = file({ TaxPeriod: z.array(period) });

export type BusinessRow = z.infer<typeof business>;
export type HeadRow = z.infer<typeof head>;

export interface BillingFiles {
  businesses: SourceFile<z.infer<typeof businessFile>>;
  heads: SourceFile<z.infer<typeof headFile>>;
  periods: SourceFile<z.infer<typeof periodFile>>;
}

/** Reads and checks DIGIT's BillingService masters of a state. Throws a `SourceFault` with every fault of all three files. */
export function readBillingFiles(folder: string, state: string): BillingFiles {
  const read = readAll({
    businesses: () => readJsonFile(folder, "BillingService/BusinessService.json", businessFile),
    heads: () => readJsonFile(folder, "BillingService/TaxHeadMaster.json", headFile),
    periods: () => readJsonFile(folder, "BillingService/TaxPeriod.json", periodFile),
  });
  const strangers = Object.values(read).filter((one) => one.value.tenantId !== state);
  if (strangers.length) {
    throw new SourceFault(strangers.map((one) => `${one.at(["tenantId"])}: tenantId: is ${one.value.tenantId}, not ${state}`));
  }
  return read;
}
