import { createHash } from "node:crypto";
import type { Taxable } from "../tax/taxable.ts";

export interface PropertyOwner {
  name: string;
}

/** What is known of a property: where it is, what its tax depends on, and who its owners are, in the order of `facts.owners`. */
export interface Particulars {
  address: string;
  addressKey: string;
  pincode: string | null;
  wardCode: string | null;
  localityCode: string | null;
  facts: Taxable;
  owners: PropertyOwner[];
  ownerKeys: string[];
}

/** The same however it is written: letters and figures of every script alone, in small letters, each run of them apart. */
export const plainKey = (text: string): string =>
  (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(" ");

/** The words of a name in one order: `KAUR, Harpreet` is `Harpreet Kaur`. A digest: the index holds no names. */
export const ownerKey = (name: string): string =>
  createHash("sha256").update(plainKey(name).split(" ").sort().join(" ")).digest("base64url").slice(0, 22);
