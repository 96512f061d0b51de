import { badInput, conflict, type FieldFault, type SubgraphServices } from "@civicgraph/kit";
import { type Day, dayInCity, isDay } from "@civicgraph/kit/calendar/day";
import { isPaise, type Paise } from "@civicgraph/kit/money/paise";
import { type AccountRow, lockAccount } from "../account/read-account.ts";
import { isUuid } from "../account/uuid.ts";
import { periodOf } from "../calendar/period.ts";
import type { Derivation } from "../due/part.ts";
import { postChange } from "../ledger/post-account.ts";
import type { BillingService } from "../master/billing-service.ts";
import { billingServiceOf } from "../master/read-masters.ts";
import { linesText, writeDemand } from "./write-demand.ts";

export interface NewDemand {
  /** Made by the caller: sent twice is raised once. */
  id: string;
  accountId: string;
  /** Any day of the period that is billed. */
  periodDay: Day;
  /** Today unless told; earlier for arrears that are brought in. */
  issuedOn: Day | null;
  /** A negative amount is an exemption or lowers an earlier demand of the period. */
  lines: readonly { head: string; amount: Paise }[];
  reason: string | null;
  /** How the lines came about, by head: what the owning service has reckoned, to be shown on the bill. */
  why?: Derivation | null;
}

const MAX_LINES = 200;
/** More demands than this on one account are an error of the caller's, and would make each of its bills slow. */
const MAX_DEMANDS = 2000;

function checkDemand(input: NewDemand, service: BillingService, today: Day): void {
  const faults: FieldFault[] = [];
  const add = (path: string, code: string, values?: FieldFault["values"]) =>
    faults.push({ path: `input.${path}`, code, ...(values ? { values } : {}) });
  if (!isUuid(input.id)) add("id", "field.invalid");
  if (!isDay(input.periodDay)) add("periodDay", "field.invalid");
  if (input.issuedOn !== null && (!isDay(input.issuedOn) || input.issuedOn > today)) add("issuedOn", "field.invalid");
  if (input.lines.length === 0) add("lines", "field.required");
  if (input.lines.length > MAX_LINES) add("lines", "field.tooMany", { max: MAX_LINES });
  const seen = new Set<string>();
  input.lines.slice(0, MAX_LINES).forEach(({ head, amount }, index) => {
    const known = service.heads.find((one) => one.code === head);
    // The rounding is made by billing alone.
    if (!known || known.category === "ROUNDING" || seen.has(head)) add(`lines[${index}].head`, "field.unknown");
    seen.add(head);
    if (!isPaise(amount) || amount === 0) add(`lines[${index}].amount`, "billing.amountInvalid");
  });
  if (faults.length) throw badInput(...faults);
}

/** Raises a demand, or corrects one by a further demand of the same period. Posts it. */
export async function raiseDemand(input: NewDemand, actor: string, services: SubgraphServices): Promise<AccountRow> {
  const now = services.now();
  const today = dayInCity(now);
  return services.transact(async (tx) => {
    const account = await lockAccount(tx, input.accountId);
    const service = await billingServiceOf(tx.query, { city: account.city, service: account.service, on: today });
    checkDemand(input, service, today);
    const period = periodOf(service.cycle, input.periodDay);
    const lines = linesText(input.lines);
    const [known] = await tx.query<{ same: boolean }>(
      "select account_id = ? and period_code = ? and lines = ?::jsonb as same from demand where id = ?",
      [account.id, period.code, lines, input.id],
    );
    if (known && !known.same) throw conflict("error.sameIdOtherContent");
    if (known) return account;
    const [count] = await tx.query<{ demands: number }>("select count(*)::int as demands from demand where account_id = ?", [account.id]);
    if ((count?.demands ?? 0) >= MAX_DEMANDS)
      throw badInput({ path: "input.accountId", code: "billing.tooManyDemands", values: { max: MAX_DEMANDS } });
    const demand = { ...input, period, issuedOn: input.issuedOn ?? today };
    await postChange(tx, account, { kind: "demand", reason: input.reason, paymentId: null, actor }, now, () =>
      writeDemand(tx, account, demand, { actor, now }),
    );
    return account;
  });
}
