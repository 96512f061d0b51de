import { badInput, conflict, type FieldFault, type SubgraphServices, type Tx } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { billingServiceOf } from "../master/read-masters.ts";
import { ACCOUNT_COLUMNS, type AccountRow } from "./read-account.ts";
import { isUuid } from "./uuid.ts";

export interface NewAccount {
  /** Made by the caller: sent twice is opened once. */
  id: string;
  city: string;
  /** Registry id of the service that bills. */
  service: string;
  /** The number that people quote: of the property, the connection, the licence. */
  number: string;
  ownerId: string | null;
  caseId: string | null;
  payerName: string;
  /** Where it is, as people say it: a counter finds it by these words. */
  place?: string | null;
}

const MAX_TEXT = 100;
const MAX_PLACE = 300;

function checkAccount(input: NewAccount): void {
  const faults: FieldFault[] = [];
  for (const key of ["id", "ownerId", "caseId"] as const) {
    if (input[key] !== null && !isUuid(input[key])) faults.push({ path: `input.${key}`, code: "field.invalid" });
  }
  if ((input.place?.length ?? 0) > MAX_PLACE) faults.push({ path: "input.place", code: "field.tooLong", values: { max: MAX_PLACE } });
  for (const key of ["number", "payerName"] as const) {
    if (!input[key].trim()) faults.push({ path: `input.${key}`, code: "field.required" });
    else if (input[key].length > MAX_TEXT) faults.push({ path: `input.${key}`, code: "field.tooLong", values: { max: MAX_TEXT } });
  }
  if (faults.length) throw badInput(...faults);
}

const same = (row: AccountRow, input: NewAccount) =>
  row.city === input.city && row.service === input.service && row.number === input.number.trim();

/** Opens a consumer account. It may name a case, but outlives it. */
export async function openAccount(input: NewAccount, services: SubgraphServices): Promise<AccountRow> {
  checkAccount(input);
  return services.transact(async (tx: Tx) => {
    await billingServiceOf(tx.query, { city: input.city, service: input.service, on: dayInCity(services.now()) });
    const [made] = await tx.query<AccountRow>(
      `insert into account (id, city, service, number, owner_id, case_id, payer_name, place, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict do nothing returning ${ACCOUNT_COLUMNS}`,
      [
        input.id,
        input.city,
        input.service,
        input.number.trim(),
        input.ownerId,
        input.caseId,
        input.payerName.trim(),
        input.place?.trim() || null,
        services.now(),
      ],
    );
    if (made) return made;
    const [known] = await tx.query<AccountRow>(`select ${ACCOUNT_COLUMNS} from account where id = ?`, [input.id]);
    if (!known) throw conflict("billing.accountNumberTaken");
    if (!same(known, input)) throw conflict("error.sameIdOtherContent");
    return known;
  });
}
