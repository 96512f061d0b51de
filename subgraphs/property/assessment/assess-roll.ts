import { type Job, Refusal, type SubgraphServices } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { lockProperty } from "../registry/property-row.ts";
import { assess } from "./assess.ts";

export interface RollJob {
  city: string;
  year: string;
  by: string;
  /** The number after which this part begins. */
  after: string;
}

/** So many in a job; then the next part is a job of its own, so that a process that dies repeats little. */
const PART = 200;

const NOT_ASSESSED =
  "status = 'ACTIVE' and not exists (select from assessment a where a.property_id = property.id and a.financial_year = ?)";

/** Assesses those of a part that have no assessment of the year yet, each in a transaction of its own. Answers where the next part begins; null at the end. */
export async function assessPart({ city, year, by, after }: RollJob, services: SubgraphServices): Promise<string | null> {
  const rows = await rawQuery<{ id: string; number: string }>(
    services.db,
    `select id, number from property where city = ? and number > ? and ${NOT_ASSESSED} order by number limit ${PART}`,
    [city, after, year],
  );
  for (const { id, number } of rows) {
    await services
      .transact(async (tx) => {
        const property = await lockProperty(tx.query, id);
        // Somebody assessed it meanwhile: once is enough.
        const [known] = await tx.query("select 1 from assessment where property_id = ? and financial_year = ? limit 1", [id, year]);
        if (property && !known) await assess(tx, property, { year, adHoc: null, by, at: services.now() });
      })
      .catch((error: unknown) => {
        // One that the rates do not know holds up no other; it stays among those without assessment.
        if (!(error instanceof Refusal)) throw error;
        services.log.warn({ property: number, year, reason: error.key }, "not assessed");
      });
  }
  return rows.length < PART ? null : (rows.at(-1)?.number ?? null);
}

export const assessRollJob: Job = async (payload, services) => {
  const job = payload as unknown as RollJob;
  const after = await assessPart(job, services);
  if (after !== null) await services.transact((tx) => tx.addJob("assess-roll", { ...job, after }));
};

/** How many properties of a city have no assessment of a year. */
export async function countNotAssessed(city: string, year: string, services: SubgraphServices): Promise<number> {
  const [row] = await rawQuery<{ count: number }>(
    services.db,
    `select count(*)::int as count from property where city = ? and ${NOT_ASSESSED}`,
    [city, year],
  );
  return row?.count ?? 0;
}
