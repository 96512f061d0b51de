import type { SubgraphServices } from "@civicgraph/kit";
import { writeMaster } from "../master/set-billing-service.ts";
import { propertyTax } from "../seed/property-tax.ts";

export const CITY = "pb.amritsar";
const CHUNK = 10_000;

/** A uuid out of a kind and a number, in SQL: the same roll has the same ids. */
const uuid = (kind: string, index: string) => `md5('${kind} ' || ${index})::uuid`;

/** The rules, and a roll of properties with this year's tax. */
export async function loadRoll(services: SubgraphServices, properties: number): Promise<void> {
  await services.transact((tx) =>
    writeMaster(
      tx,
      { city: "pb", effectiveFrom: "2013-04-01", document: propertyTax, reason: "The bench's rules" },
      "bench",
      services.now(),
    ),
  );
  await loadProperties(services, 1, properties);
}

/** Properties of a range of numbers, each with this year's tax, posted. */
export async function loadProperties(services: SubgraphServices, first: number, last: number): Promise<void> {
  for (let from = first; from <= last; from += CHUNK) {
    const to = Math.min(last, from + CHUNK - 1);
    await services.transact(async (tx) => {
      await tx.query(
        `insert into account (id, city, service, number, payer_name, created_at)
         select ${uuid("account", "i")}, '${CITY}', 'property', 'PT-ASR-' || lpad(i::text, 7, '0'), 'Owner ' || i, now() from generate_series(${from}, ${to}) i`,
      );
      await tx.query(
        `insert into demand (id, city, account_id, period_code, period_from, period_to, issued_on, lines, made_by, created_at)
         select ${uuid("demand", "i")}, '${CITY}', ${uuid("account", "i")}, '2026-27', '2026-04-01', '2027-03-31', '2026-04-01',
           jsonb_build_array(jsonb_build_object('head', 'PT_TAX', 'amount', 100000 + (i % 500) * 1000)), 'bench', now() from generate_series(${from}, ${to}) i`,
      );
      await tx.query(
        `with made as (
           insert into journal (city, day, at, kind, account_id, actor)
           select '${CITY}', '2026-04-01', now(), 'demand', ${uuid("account", "i")}, 'bench' from generate_series(${from}, ${to}) i returning id, account_id)
         insert into entry (journal_id, position, city, ledger, service, head, period, amount)
         select made.id, side.position, '${CITY}', side.ledger, 'property', 'PT_TAX', '2026-27', side.sign * (demand.lines -> 0 ->> 'amount')::bigint
         from made join demand on demand.account_id = made.account_id, (values (0, 'ASSET.RECEIVABLE', 1), (1, 'INCOME', -1)) as side (position, ledger, sign)`,
      );
    });
  }
}

/** Ledger lines of another city's years, so that the tables are as long as they will be. */
export async function loadLines(services: SubgraphServices, lines: number): Promise<void> {
  for (let done = 0; done < lines; done += 2 * CHUNK) {
    const journals = Math.min(CHUNK, (lines - done) / 2);
    await services.transact((tx) =>
      tx.query(
        `with made as (
           insert into journal (city, day, at, kind, actor) select '${CITY}', '2026-04-01', now(), 'opening', 'bench' from generate_series(1, ${journals}) returning id)
         insert into entry (journal_id, position, city, ledger, amount)
         select id, position, '${CITY}', ledger, amount from made, (values (0, 'ASSET.BANK', 100), (1, 'INCOME', -100)) as side (position, ledger, amount)`,
      ),
    );
  }
}
