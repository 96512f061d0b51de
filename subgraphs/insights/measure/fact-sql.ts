import { FACT_COLUMNS, type MEASURE_DIMENSIONS, type MeasureGrain } from "@civicgraph/plugin-sdk";
import { type RawBuilder, sql } from "kysely";

type Sql = RawBuilder<unknown>;
/** `now`: the moment at which the figure is asked. */
type ColumnSql<G extends MeasureGrain> = Record<keyof (typeof FACT_COLUMNS)[G], (now: Date) => Sql>;
type DimensionSql<G extends MeasureGrain> = Record<(typeof MEASURE_DIMENSIONS)[G][number] & string, (day: Sql) => Sql>;

// Never null, and told of what is not closed alone: so the index over open cases serves.
const isOverdue = (now: Date) => sql`(f.closed_at is null and f.kind = 'open' and f.due_at is not null and f.due_at < ${now})`;

const caseColumns: ColumnSql<"case"> = {
  service: () => sql`f.service`,
  city: () => sql`f.city`,
  ward: () => sql`f.ward`,
  locality: () => sql`f.locality`,
  category: () => sql`f.category`,
  department: () => sql`f.department`,
  channel: () => sql`f.channel`,
  state: () => sql`f.state`,
  outcome: () => sql`f.outcome`,
  open: () => sql`(f.kind = 'open')`,
  waiting: () => sql`(f.kind = 'waiting')`,
  assigned: () => sql`(f.to_assign is not null)`,
  closed: () => sql`(f.closed_at is not null)`,
  decided: () => sql`(f.to_decide is not null)`,
  overdue: (now) => isOverdue(now),
  breached: (now) => sql`coalesce(f.closed_at > f.due_at, ${isOverdue(now)})`,
  reopened: () => sql`(f.reopenings > 0)`,
  rated: () => sql`(f.rating is not null)`,
  reopenings: () => sql`f.reopenings`,
  escalations: () => sql`f.escalations`,
  rating: () => sql`f.rating`,
  timeToAssign: () => sql`f.to_assign`,
  timeToResolve: () => sql`f.to_resolve`,
  timeToDecide: () => sql`f.to_decide`,
  timePromised: () => sql`f.promised`,
  age: (now) => sql`case when f.closed_at is null then extract(epoch from ${now}::timestamptz - f.filed_at)::float8 end`,
};

// As dates: a text made of each would cost more than the sum itself. The code is made of what comes out.
const time = {
  day: (day: Sql) => day,
  month: (day: Sql) => sql`date_trunc('month', ${day}::timestamp)::date`,
  year: (day: Sql) => sql`date_trunc('year', ${day}::timestamp - interval '3 months')::date`,
};

const caseDimensions: DimensionSql<"case"> = {
  ward: () => sql`f.ward`,
  locality: () => sql`f.locality`,
  category: () => sql`f.category`,
  channel: () => sql`f.channel`,
  department: () => sql`f.department`,
  employee: () => sql`f.employee`,
  state: () => sql`f.state`,
  service: () => sql`f.service`,
  city: () => sql`f.city`,
  ...time,
};

const moneyColumns = {
  service: () => sql`m.service`,
  city: () => sql`m.city`,
  // Where an account lies, its case knows: that of a property is the one by which it was registered.
  ward: () => sql`c.ward`,
  locality: () => sql`c.locality`,
  category: () => sql`c.category`,
  head: () => sql`m.head`,
  period: () => sql`m.period`,
  amount: () => sql`m.amount`,
  account: () => sql`m.account_id`,
};
const moneyDimensions = {
  ward: moneyColumns.ward,
  locality: moneyColumns.locality,
  category: moneyColumns.category,
  head: moneyColumns.head,
  period: moneyColumns.period,
  service: moneyColumns.service,
  city: moneyColumns.city,
  ...time,
};

const paymentColumns: ColumnSql<"payment"> = { ...moneyColumns, mode: () => sql`m.mode`, payments: () => sql`m.payments` };
const demandColumns: ColumnSql<"demand"> = { ...moneyColumns, demands: () => sql`m.demands` };
const paymentDimensions: DimensionSql<"payment"> = { ...moneyDimensions, mode: () => sql`m.mode` };

interface GrainSql {
  columns: Readonly<Record<string, (now: Date) => Sql>>;
  dimensions: Readonly<Record<string, (day: Sql) => Sql>>;
  from: Sql;
  /** What ward, locality and category are read from, where they are asked for. */
  join: Sql;
  alias: "f" | "m";
}

const none = sql``;
const ofCase = sql` left join case_fact c on c.id = m.case_id`;

/** How each column and dimension of the closed lists is read. Nothing that a client or a manifest says becomes SQL but by these tables. */
export const GRAINS: Readonly<Record<MeasureGrain, GrainSql>> = {
  case: { columns: caseColumns, dimensions: caseDimensions, from: sql`case_fact f`, join: none, alias: "f" },
  payment: { columns: paymentColumns, dimensions: paymentDimensions, from: sql`payment_line m`, join: ofCase, alias: "m" },
  demand: { columns: demandColumns, dimensions: moneyDimensions, from: sql`demand_line m`, join: ofCase, alias: "m" },
};

/** The column that a name of the closed list stands for; any other name is a bug of the check. */
export function columnSql(grain: MeasureGrain, name: string, now: Date): Sql {
  const column = Object.hasOwn(FACT_COLUMNS[grain], name) ? GRAINS[grain].columns[name] : undefined;
  if (!column) throw new Error(`no column of a ${grain}: ${name}`);
  return column(now);
}
