import { type Paise, roundToPaise, sum } from "@civicgraph/kit/money/paise";
import {
  ALL,
  type ApplicationKind,
  type Combination,
  codeFits,
  type FeeSchedule,
  type FeeSlab,
  type LicenceType,
  type Structure,
  structureFits,
} from "./fee-schedule.ts";

/** A trade or an accessory, as far as the fee depends on it. */
export interface Chargeable {
  item: FeeSlab["item"];
  code: string;
  /** In the unit of the item; 1 where it has none. */
  quantity: number;
  /** How many of them there are. */
  count: number;
}

export interface FeeFacts {
  kind: ApplicationKind;
  licenceType: LicenceType;
  structure: Structure;
  items: Chargeable[];
}

export interface FeeLine extends Chargeable {
  slab: string;
  clause: string;
  /** Paise once, or for each unit. */
  basis: FeeSlab["basis"];
  amount: Paise;
}

export interface ReckonedFee {
  lines: FeeLine[];
  /** How several lines became one, and what of it: of trades, then of accessories. */
  parts: { item: FeeSlab["item"]; combination: Combination; amount: Paise }[];
  amount: Paise;
}

/** Places in `items` for which the schedule says nothing: nobody guesses a fee. */
export interface NoFee {
  withoutSlab: number[];
}

function slabOf(schedule: FeeSchedule, facts: FeeFacts, one: Chargeable): FeeSlab | undefined {
  const applicationType = facts.kind === "NEW" ? "NEW" : "RENEWAL";
  return schedule.slabs
    .filter(
      (slab) =>
        slab.item === one.item &&
        codeFits(slab, one.code) &&
        (slab.applicationType === ALL || slab.applicationType === applicationType) &&
        (slab.licenceType === ALL || slab.licenceType === facts.licenceType) &&
        structureFits(slab, facts.structure) &&
        (slab.from === null || one.quantity >= slab.from) &&
        (slab.below === null || one.quantity < slab.below),
    )
    .sort((a, b) => weight(b) - weight(a))[0];
}

/** The more is said of what it holds for, the more it counts: `ALL` is nothing. */
const weight = ({ code }: FeeSlab): number => (code === ALL ? 0 : code.length);

/** Quantities have two decimals at most. */
const amountOf = ({ basis }: FeeSlab, { quantity, count }: Chargeable): Paise =>
  "flat" in basis ? basis.flat * count : roundToPaise(BigInt(basis.perUnit) * BigInt(Math.round(quantity * 100)) * BigInt(count), 100n);

function combine(amounts: readonly Paise[], how: Combination): Paise {
  switch (how) {
    case "SUM":
      return sum(amounts);
    case "AVERAGE":
      return roundToPaise(BigInt(sum(amounts)), BigInt(amounts.length));
    case "MAX":
      return Math.max(...amounts);
    case "MIN":
      return Math.min(...amounts);
  }
}

/** The fee of a licence by a schedule, with all that led to it. Pure. */
export function reckonFee(schedule: FeeSchedule, facts: FeeFacts): ReckonedFee | NoFee {
  const lines: FeeLine[] = [];
  const withoutSlab: number[] = [];
  for (const [index, one] of facts.items.entries()) {
    const slab = slabOf(schedule, facts, one);
    if (slab) lines.push({ ...one, slab: slab.id, clause: slab.clause, basis: slab.basis, amount: amountOf(slab, one) });
    else withoutSlab.push(index);
  }
  if (withoutSlab.length > 0) return { withoutSlab };
  const parts = (["TRADE", "ACCESSORY"] as const).flatMap((item) => {
    const amounts = lines.filter((line) => line.item === item).map((line) => line.amount);
    const combination = item === "TRADE" ? schedule.trades : schedule.accessories;
    return amounts.length > 0 ? [{ item, combination, amount: combine(amounts, combination) }] : [];
  });
  return { lines, parts, amount: sum(parts.map((part) => part.amount)) };
}
