import { actionNotAllowed, Refusal, type RequestContext } from "@civicgraph/kit";
import { type Day, dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { type FeeFacts, type ReckonedFee, reckonFee } from "../fee/reckon-fee.ts";
import { scheduleOn } from "../schedule/read-schedules.ts";

/** The fee by the city's schedule of a day, today unless told; refused, row by row, where the schedule says nothing of a trade. */
export async function feeOrRefuse(city: string, facts: FeeFacts, ctx: RequestContext, day?: Day): Promise<ReckonedFee> {
  const schedule = await scheduleOn((sql, values) => rawQuery(ctx.db, sql, values), city, day ?? dayInCity(ctx.now()));
  if (!schedule) throw actionNotAllowed("licences.noFees");
  const reckoned = reckonFee(schedule.document, facts);
  if ("amount" in reckoned) return reckoned;
  const trades = facts.items.filter((one) => one.item === "TRADE").length;
  const pathOf = (index: number) => (index < trades ? `input.trades.${index}.tradeType` : `input.accessories.${index - trades}.accessory`);
  throw new Refusal(
    "BAD_USER_INPUT",
    "error.badInput",
    {},
    reckoned.withoutSlab.map((index) => ({ path: pathOf(index), code: "licences.noFeeOf" })),
  );
}
