import { z } from "zod";

/** What a line of a bill is. The categories of DIGIT's TaxHeadMaster, and one for the rounding of the whole. */
export const CATEGORIES = [
  "TAX",
  "FEE",
  "CHARGES",
  "FINES",
  "REBATE",
  "EXEMPTION",
  "PENALTY",
  "INTEREST",
  "ADVANCE_COLLECTION",
  "ROUNDING",
] as const;
export type Category = (typeof CATEGORIES)[number];

export const taxHeadSchema = z.strictObject({
  /** As in the city's own books: DIGIT's masters hold blanks and slashes too. */
  code: z.string().regex(/^[A-Za-z][\x20-\x7e]{0,98}[\x21-\x7e]$/),
  names: z.record(z.string(), z.string().min(1)),
  category: z.enum(CATEGORIES),
  /** A payment fills the lowest order first. */
  order: z.number().int().min(0).max(999),
});
export type TaxHead = z.infer<typeof taxHeadSchema>;
