import type { SubgraphServices } from "@civicgraph/kit";
import { addDays, type Day, dayInCity } from "@civicgraph/kit/calendar/day";
import type { BillingConfig } from "../config.ts";
import type { Provider, SettlementLine } from "../gateway/provider.ts";
import type { Posting } from "../ledger/books.ts";
import { BANK, GATEWAY_FEES, gatewayLedger } from "../ledger/ledgers.ts";
import { bookingDay, writeJournal } from "../ledger/write-journal.ts";
import { applyStatus } from "../online/apply-status.ts";

/** Files are read again for some days: providers add to them. */
const DAYS_BACK = 3;

async function keep(services: SubgraphServices, provider: Provider, line: SettlementLine, day: Day): Promise<boolean> {
  const now = services.now();
  return services.transact(async (tx) => {
    const [order] = await tx.query<{ payment_id: string; city: string }>(
      "select payment_id, city from gateway_order where provider = ? and (reference = ? or payment_id::text = ?)",
      [provider.name, line.reference, line.reference],
    );
    const [kept] = await tx.query(
      `insert into settlement_line (provider, settlement, reference, city, payment_id, gross, fee, settled_on, read_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict do nothing returning reference`,
      [provider.name, line.settlement, line.reference, order?.city ?? null, order?.payment_id ?? null, line.gross, line.fee, day, now],
    );
    if (!kept || !order) return false;
    const posting = (ledger: string, amount: number): Posting => ({ ledger, head: null, period: null, amount });
    const postings = [
      posting(BANK, line.gross - line.fee),
      posting(GATEWAY_FEES, line.fee),
      posting(gatewayLedger(provider.name), -line.gross),
    ].filter((one) => one.amount !== 0);
    const { city, payment_id: paymentId } = order;
    await writeJournal(
      tx,
      { city, service: null, kind: "settlement", reason: line.settlement, accountId: null, paymentId, actor: "system", postings },
      await bookingDay(tx, city, dayInCity(now)),
      now,
    );
    return true;
  });
}

/** Reads the providers' settlement files into the books: what reached the bank, and what they kept. A line is booked once, however often it is read. */
export async function readSettlements(services: SubgraphServices, { providers }: BillingConfig): Promise<number> {
  const today = dayInCity(services.now());
  let booked = 0;
  for (const provider of providers.values()) {
    for (let back = 0; back <= DAYS_BACK; back++) {
      const day = addDays(today, -back);
      const lines = await provider.settlements(day).catch((error: unknown) => {
        services.log.warn({ err: error, provider: provider.name, day }, "the provider gives no settlement file");
        return [];
      });
      for (const line of lines) {
        // Settled money that we never heard of: the order is asked after before its line is booked.
        const status = await provider.fetchStatus(line.reference).catch(() => null);
        if (status) await applyStatus(services, provider.name, line.reference, status);
        if (await keep(services, provider, line, day)) booked++;
      }
    }
  }
  return booked;
}
