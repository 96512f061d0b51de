import type { FieldFault } from "@civicgraph/kit";
import { addDays, type Day, isDay } from "@civicgraph/kit/calendar/day";
import type { Mode } from "../master/billing-service.ts";
import { bankOf } from "./bank.ts";
import type { Instrument } from "./payment-row.ts";

/** A cheque is good for three months from its date; none is taken that is dated ahead. (Reserve Bank of India, 4 November 2011.) */
const VALID_DAYS = 90;
const NUMBER = /^\d{6}$/;

export function instrumentFaults(mode: Mode, instrument: Instrument | null, today: Day): FieldFault[] {
  const needed = mode === "CHEQUE" || mode === "DEMAND_DRAFT";
  if (!needed) return instrument ? [{ path: "input.instrument", code: "billing.instrumentNotNeeded" }] : [];
  if (!instrument) return [{ path: "input.instrument", code: "field.required" }];
  const faults: FieldFault[] = [];
  if (!NUMBER.test(instrument.number)) faults.push({ path: "input.instrument.number", code: "billing.instrumentNumber" });
  if (!bankOf(instrument.ifsc)) faults.push({ path: "input.instrument.ifsc", code: "billing.ifsc" });
  if (!isDay(instrument.date) || instrument.date > today || instrument.date < addDays(today, -VALID_DAYS))
    faults.push({ path: "input.instrument.date", code: "billing.instrumentDate", values: { days: VALID_DAYS } });
  return faults;
}
