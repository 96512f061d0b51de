import type { Paise } from "@civicgraph/kit/money/paise";
import type { CessCause, Exemption } from "./rule-pack.ts";

export type TaxHead =
  | "PT_TAX"
  | "PT_UNIT_USAGE_EXEMPTION"
  | "PT_OWNER_EXEMPTION"
  | "PT_FIRE_CESS"
  | "PT_CANCER_CESS"
  | "PT_ADHOC_REBATE"
  | "PT_ADHOC_PENALTY";

interface Ruled {
  head: TaxHead;
  /** Id of the rule in the pack; `ad-hoc` for an officer's own. */
  rule: string;
  clause: string | null;
  /** Rounded to the paisa; below nil it lowers the tax. */
  amount: Paise;
}

/** One step of the reckoning with all that went into it. Steps are stored: they say later what was done then. */
export type TaxStep = Ruled &
  (
    | { kind: "land"; area: number; unitRate: Paise }
    | { kind: "unitArea"; unit: number; floor: number; area: number; unitRate: Paise }
    | { kind: "unitRent"; unit: number; floor: number; annualRent: Paise; rentRate: number }
    | { kind: "unbuilt"; area: number; rates: Paise[] }
    | { kind: "usageExemption"; unit: number | null; base: Paise; relief: Exemption["relief"] }
    | { kind: "ownerExemption"; owner: number; share: number; base: Paise; relief: Exemption["relief"] }
    | { kind: "cess"; base: Paise; rates: { cause: CessCause; rate: number }[] }
    | { kind: "adHoc"; reason: string }
  );

export interface TaxLine {
  head: TaxHead;
  amount: Paise;
}

export interface TaxReckoning {
  steps: TaxStep[];
  /** The steps by head, none of them nil: what is demanded. */
  lines: TaxLine[];
  total: Paise;
}
