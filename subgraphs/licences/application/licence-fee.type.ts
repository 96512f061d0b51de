import { PaiseScalar } from "@civicgraph/kit/graphql/paise";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import type { ReckonedFee } from "../fee/reckon-fee.ts";
import { nameKey } from "./charged-items.ts";

@ObjectType({ description: "What one trade or accessory costs." })
export class LicenceFeeLine {
  @Field(() => ID, { description: "Code of the trade or accessory." })
  code!: string;

  @Field(() => String, { description: "Its name in the reader's language." })
  name!: string;

  @Field(() => Float, { description: "In its unit; 1 where it is not counted." })
  quantity!: number;

  @Field(() => Int, { description: "How many there are." })
  count!: number;

  @Field(() => PaiseScalar, { description: "The rate: once, or for each unit." })
  rate!: number;

  @Field(() => Boolean, { description: "Whether the rate is for each unit." })
  perUnit!: boolean;

  @Field(() => PaiseScalar, { description: "Rate by quantity by count." })
  amount!: number;

  @Field(() => String, { description: "Where the rate is written." })
  clause!: string;
}

@ObjectType({ description: "How the lines of trades, or of accessories, became one fee." })
export class LicenceFeePart {
  @Field(() => String, { description: "`TRADE` or `ACCESSORY`." })
  item!: string;

  @Field(() => String, { description: "`SUM`, `AVERAGE`, `MAX` or `MIN`." })
  combination!: string;

  @Field(() => PaiseScalar, { description: "What of it is to be paid." })
  amount!: number;
}

@ObjectType({ description: "The fee of a licence, with all that led to it. Rebates and penalties by date stand in the bill." })
export class LicenceFee {
  @Field(() => PaiseScalar, { description: "The whole, before rebate and penalty." })
  amount!: number;

  @Field(() => [LicenceFeeLine], { description: "Each trade and accessory." })
  lines!: LicenceFeeLine[];

  @Field(() => [LicenceFeePart], { description: "Trades together, accessories together." })
  parts!: LicenceFeePart[];

  static of(fee: ReckonedFee, names: ReadonlyMap<string, string>): LicenceFee {
    return Object.assign(new LicenceFee(), {
      amount: fee.amount,
      parts: fee.parts,
      lines: fee.lines.map((line) => ({
        code: line.code,
        name: names.get(nameKey(line)) ?? line.code,
        quantity: line.quantity,
        count: line.count,
        rate: "flat" in line.basis ? line.basis.flat : line.basis.perUnit,
        perUnit: "perUnit" in line.basis,
        amount: line.amount,
        clause: line.clause,
      })),
    });
  }
}
