import { readAll, readJsonFile, SourceFault, type SourceFile } from "@civicgraph/kit/import/json-file";
import { z } from "zod";

/** Rupees and percent, as DIGIT's masters state them. */
const relief = z.object({
  rate: z.number().nullish(),
  maxAmount: z.number().nullish(),
  flatAmount: z.number().nullish(),
});
export type StatedRelief = z.infer<typeof relief>;

const exempted = z.object({ code: z.string(), active: z.boolean().nullish(), exemption: relief.nullish() });
const fire = z.object({
  rate: z.number(),
  fromFY: z.string(),
  dynamicFirecess: z.boolean().nullish(),
  dynamicRates: z.record(z.string(), z.number()).nullish(),
});
const cancer = z.object({ rate: z.number(), fromFY: z.string() });

const file = <T extends z.ZodRawShape>(rows: T) => z.object({ tenantId: z.string(), moduleName: z.literal("PropertyTax"), ...rows });
const ownerFile = file({ OwnerType: z.array(exempted) });
const usageFile = file({ UsageCategory: z.array(exempted) });
const fireFile = file({ FireCess: z.array(fire) });
const cancerFile = file({ CancerCess: z.array(cancer) });

export interface RateFiles {
  owners: SourceFile<z.infer<typeof ownerFile>>;
  usages: SourceFile<z.infer<typeof usageFile>>;
  fire: SourceFile<z.infer<typeof fireFile>>;
  cancer: SourceFile<z.infer<typeof cancerFile>>;
}

/** Reads and checks what DIGIT's PropertyTax masters say of exemptions and cesses. Throws a `SourceFault` with every fault of all four files. */
export function readRateFiles(folder: string, state: string): RateFiles {
  const read = readAll({
    owners: () => readJsonFile(folder, "PropertyTax/OwnerType.json", ownerFile),
    usages: () => readJsonFile(folder, "PropertyTax/UsageCategory.json", usageFile),
    fire: () => readJsonFile(folder, "PropertyTax/FireCess.json", fireFile),
    cancer: () => readJsonFile(folder, "PropertyTax/CancerCess.json", cancerFile),
  });
  const strangers = Object.values(read).filter((one) => one.value.tenantId !== state);
  if (strangers.length)
    throw new SourceFault(strangers.map((one) => `${one.at(["tenantId"])}: tenantId: is ${one.value.tenantId}, not ${state}`));
  return read;
}
