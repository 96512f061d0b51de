import { z } from "zod";
import { dottedCode, OCCUPANCIES } from "./taxable.ts";

export const ALL = "ALL";

const paise = z.number().int().min(0).max(10_000_000_000);
/** Hundredths of a percent. No rate of this tax is above the whole. */
const rate = z.number().int().min(0).max(10_000);
const source = {
  id: z.string().min(1).max(64),
  /** Where it is written: act, section, notification. Shown to whoever asks why. */
  clause: z.string().min(1).max(300),
};
const code = z.string().regex(/^[A-Z0-9_]+$/);

/** One line of the table of rates. `ALL` stands for any value, null for no bound. */
export const slabSchema = z.strictObject({
  ...source,
  propertyType: z.enum([ALL, "VACANT", "BUILTUP"]),
  propertySubType: code,
  usageMajor: code,
  usageMinor: code,
  usageSubMinor: code,
  usageDetail: code,
  ownership: code,
  subOwnership: code,
  areaType: code,
  occupancy: z.enum([ALL, ...OCCUPANCIES]),
  /** Hundredths of a square yard: above the one, up to and with the other. */
  plotAbove: z.number().int().min(0).nullable(),
  plotUpTo: z.number().int().min(0).nullable(),
  /** Both included. */
  fromFloor: z.number().int().nullable(),
  toFloor: z.number().int().nullable(),
  multiFloored: z.boolean().nullable(),
  /** Paise a square yard and year, or so much of a year's rent. */
  basis: z.union([z.strictObject({ unitRate: paise }), z.strictObject({ rentRate: rate })]),
  /** Paise a square yard of the plot that is not built on. */
  unbuiltRate: paise,
});
export type Slab = z.infer<typeof slabSchema>;

/** So much of what is levied, at most `max`; or a flat amount. Never more than what is levied. */
export const exemptionSchema = z.strictObject({
  ...source,
  relief: z.union([z.strictObject({ rate, max: paise.nullable() }), z.strictObject({ flat: paise })]),
});
export type Exemption = z.infer<typeof exemptionSchema>;

export const CESS_CAUSES = ["always", "inflammable", "above36Feet", "nonResidential"] as const;
export type CessCause = (typeof CESS_CAUSES)[number];

/** A levy on the tax after exemptions: the rates of all its causes that hold, together. */
export const cessSchema = z.strictObject({
  ...source,
  head: z.enum(["PT_FIRE_CESS", "PT_CANCER_CESS"]),
  rates: z.array(z.strictObject({ cause: z.enum(CESS_CAUSES), rate })).min(1),
});
export type Cess = z.infer<typeof cessSchema>;

/** The fee of a transfer of title by market value: flat, or a share of it in hundredths of a percent. */
export const transferSlabSchema = z.strictObject({
  ...source,
  propertyType: z.enum([ALL, "VACANT", "BUILTUP"]),
  usageMajor: code,
  /** Market value in paise: from the one on, below the other. */
  from: z.number().int().min(0).nullable(),
  below: z.number().int().min(0).nullable(),
  basis: z.union([z.strictObject({ flat: paise }), z.strictObject({ rate })]),
});
export type TransferSlab = z.infer<typeof transferSlabSchema>;

/** All that the year's tax of a city follows from. Rebate, penalty and interest come with time: they are billing's rules. */
export const rulePackSchema = z.strictObject({
  slabs: z.array(slabSchema).min(1).max(2000),
  /** Which localities count as which area; DIGIT's slabs depend on it. */
  areas: z.strictObject({ default: code, localities: z.record(z.string(), code) }),
  /** By dotted usage; the most detailed one counts. */
  usageExemptions: z.record(dottedCode, exemptionSchema),
  /** By category of owner. */
  ownerExemptions: z.record(code, exemptionSchema),
  cesses: z.array(cessSchema).max(20),
  /** None: a transfer costs nothing. */
  transferFees: z.array(transferSlabSchema).max(200).optional(),
});
export type RulePack = z.infer<typeof rulePackSchema>;
