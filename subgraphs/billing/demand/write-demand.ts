import { demandRaised } from "@civicgraph/events";
import type { Tx } from "@civicgraph/kit";
import type { Day } from "@civicgraph/kit/calendar/day";
import type { Paise } from "@civicgraph/kit/money/paise";
import type { AccountRow } from "../account/read-account.ts";
import type { Period } from "../calendar/period.ts";
import type { Derivation } from "../due/part.ts";
import { accountFacts } from "../ledger/tell.ts";

export interface DemandToWrite {
  id: string;
  period: Period;
  issuedOn: Day;
  lines: readonly { head: string; amount: Paise }[];
  reason: string | null;
  why?: Derivation | null;
}

export const linesText = (lines: DemandToWrite["lines"]): string => JSON.stringify(lines.map(({ head, amount }) => ({ head, amount })));

/** Writes a demand that was checked, and tells of it; whoever calls posts it. */
export async function writeDemand(
  tx: Tx,
  account: AccountRow,
  demand: DemandToWrite,
  { actor, now }: { actor: string; now: Date },
): Promise<void> {
  const { id, period, issuedOn, lines, reason, why } = demand;
  await tx.query(
    `insert into demand (id, city, account_id, period_code, period_from, period_to, issued_on, lines, reason, why, made_by, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?)`,
    [
      ...[id, account.city, account.id, period.code, period.from, period.to, issuedOn, linesText(lines), reason],
      ...[why ? JSON.stringify(why) : null, actor, now],
    ],
  );
  await tx.emit(demandRaised, id, {
    ...accountFacts(account),
    demandId: id,
    issuedOn,
    periodFrom: period.from,
    lines: lines.map(({ head, amount }) => ({ head, period: period.code, amount })),
    at: now.toISOString(),
  });
}
