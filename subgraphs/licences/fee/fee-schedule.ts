import { MAX_PAISE } from "@civicgraph/kit/money/paise";
import { z } from "zod";

/** Fits any value of a criterion. */
export const ALL = "ALL";

/** What an application is for: DIGIT's NewTL, DIRECTRENEWAL (nothing has changed) and EDITRENEWAL. */
export const APPLICATION_KINDS = ["NEW", "DIRECTRENEWAL", "EDITRENEWAL"] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];
export const LICENCE_TYPES = ["PERMANENT", "TEMPORARY"] as const;
export type LicenceType = (typeof LICENCE_TYPES)[number];
export const STRUCTURES = ["IMMOVABLE.PUCCA", "IMMOVABLE.KUTCHA", "MOVABLE.HANDCART", "MOVABLE.VEHICLE"] as const;
export type Structure = (typeof STRUCTURES)[number];

const amount = z.number().int().min(0).max(MAX_PAISE);
const size = z.number().min(0).max(1_000_000);

const slabSchema = z.strictObject({
  id: z.string().min(1).max(60),
  /** Where it is written: by-law, section, notification. */
  clause: z.string().min(1).max(200),
  item: z.enum(["TRADE", "ACCESSORY"]),
  /** Code of a trade or accessory, the beginning of one up to a dot, or `ALL`; the longest that fits holds. */
  code: z.string().min(1).max(100),
  applicationType: z.enum(["NEW", "RENEWAL", ALL]),
  licenceType: z.enum([...LICENCE_TYPES, ALL]),
  /** A structure, the beginning of one (`MOVABLE`), or `ALL`. */
  structure: z.string().min(1).max(40),
  /** Bounds of the quantity, in the item's unit: from this on, and below that. */
  from: size.nullable(),
  below: size.nullable(),
  /** Whole paise: once, or for each unit. */
  basis: z.union([z.strictObject({ flat: amount }), z.strictObject({ perUnit: amount })]),
});
export type FeeSlab = z.infer<typeof slabSchema>;

const combination = z.enum(["SUM", "AVERAGE", "MAX", "MIN"]);
export type Combination = z.infer<typeof combination>;

/** What a licence costs, as data: DIGIT's billing slabs and `CalculationType`. */
export const feeScheduleSchema = z.strictObject({
  /** How the fees of several trades become one, and those of several accessories. */
  trades: combination,
  accessories: combination,
  slabs: z.array(slabSchema).min(1).max(2000),
});
export type FeeSchedule = z.infer<typeof feeScheduleSchema>;

const within = (outer: string, inner: string) => outer === ALL || inner === outer || inner.startsWith(`${outer}.`);
const sameOrAll = (one: string, other: string) => one === ALL || other === ALL || one === other;
const apart = (upper: number | null, lower: number | null) => upper !== null && lower !== null && upper <= lower;

/** Whether two slabs of the same code could both hold for one thing: then nobody could say which. */
export const overlap = (a: FeeSlab, b: FeeSlab): boolean =>
  a.item === b.item &&
  a.code === b.code &&
  sameOrAll(a.applicationType, b.applicationType) &&
  sameOrAll(a.licenceType, b.licenceType) &&
  (within(a.structure, b.structure) || within(b.structure, a.structure)) &&
  !apart(a.below, b.from) &&
  !apart(b.below, a.from);

/** What is wrong with a schedule beyond its shape, each with the slabs it names. */
export function scheduleFaults({ slabs }: FeeSchedule): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  for (const [index, slab] of slabs.entries()) {
    if (ids.has(slab.id)) faults.push(`${slab.id} stands twice`);
    ids.add(slab.id);
    if (slab.from !== null && slab.below !== null && slab.below <= slab.from) faults.push(`${slab.id} ends before it begins`);
    for (const other of slabs.slice(index + 1)) if (overlap(slab, other)) faults.push(`${slab.id} and ${other.id} overlap`);
  }
  return faults;
}

/** Whether a slab's code is that of an item, or the beginning of it. */
export const codeFits = ({ code }: FeeSlab, item: string): boolean => within(code, item);
export const structureFits = ({ structure }: FeeSlab, given: Structure): boolean => within(structure, given);
