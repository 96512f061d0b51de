import type { Tx } from "@civicgraph/kit";
import type { Taxable } from "../tax/taxable.ts";
import type { Particulars, PropertyOwner } from "./particulars.ts";

export interface PropertyRow {
  id: string;
  city: string;
  number: string;
  version: number;
  /** The citizen who sees and pays for it. */
  holder_id: string | null;
  account_id: string;
  application_id: string | null;
  address: string;
  pincode: string | null;
  ward_code: string | null;
  locality_code: string | null;
  facts: Taxable;
  owners: PropertyOwner[];
  changed_at: Date;
  status: "ACTIVE" | "RETIRED";
  /** Of an older register. */
  legacy_number: string | null;
}

export const PROPERTY_COLUMNS =
  "id, city, number, version, holder_id, account_id, application_id, address, pincode, ward_code, locality_code, facts, owners, changed_at, status, legacy_number";

export async function propertyById(query: Tx["query"], id: string): Promise<PropertyRow | null> {
  const [row] = await query<PropertyRow>(`select ${PROPERTY_COLUMNS} from property where id = ?`, [id]);
  return row ?? null;
}

export async function propertyByNumber(query: Tx["query"], number: string): Promise<PropertyRow | null> {
  const [row] = await query<PropertyRow>(`select ${PROPERTY_COLUMNS} from property where number = ?`, [number]);
  return row ?? null;
}

/** The row under its lock: one change or assessment of a property at a time. */
export async function lockProperty(query: Tx["query"], id: string): Promise<PropertyRow | null> {
  const [row] = await query<PropertyRow>(`select ${PROPERTY_COLUMNS} from property where id = ? for update`, [id]);
  return row ?? null;
}

const particularValues = (one: Particulars) => [
  one.address,
  one.addressKey,
  one.pincode,
  one.wardCode,
  one.localityCode,
  JSON.stringify(one.facts),
  JSON.stringify(one.owners),
];

export interface Entry {
  id: string;
  city: string;
  accountId: string;
  holderId: string | null;
  applicationId: string | null;
  particulars: Particulars;
  legacyNumber?: string | null;
  by: string;
  at: Date;
}

/** Enters a new property under the next number of its city, `PT-ASR-000123`. */
export async function registerProperty(query: Tx["query"], entry: Entry, cityNumberCode: string): Promise<PropertyRow> {
  const [counted] = await query<{ value: string }>("select next_gapless_number(?, 'property') as value", [entry.city]);
  const number = `PT-${cityNumberCode}-${String(counted?.value).padStart(6, "0")}`;
  const [row] = await query<PropertyRow>(
    `insert into property (address, address_key, pincode, ward_code, locality_code, facts, owners, owner_keys,
       id, city, number, version, holder_id, account_id, application_id, legacy_number, registered_at, changed_at)
     values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::text[], ?, ?, ?, 1, ?, ?, ?, ?, ?, ?) returning ${PROPERTY_COLUMNS}`,
    [
      ...particularValues(entry.particulars),
      entry.particulars.ownerKeys,
      entry.id,
      entry.city,
      number,
      entry.holderId,
      entry.accountId,
      entry.applicationId,
      entry.legacyNumber ?? null,
      entry.at,
      entry.at,
    ],
  );
  return remember(query, row as PropertyRow, entry);
}

/** Changes what the register says of a property; what it said before stays in its history. */
export async function changeProperty(query: Tx["query"], entry: Entry): Promise<PropertyRow> {
  const [row] = await query<PropertyRow>(
    `update property set address = ?, address_key = ?, pincode = ?, ward_code = ?, locality_code = ?, facts = ?::jsonb, owners = ?::jsonb, owner_keys = ?::text[],
       version = version + 1, application_id = ?, changed_at = ? where id = ? returning ${PROPERTY_COLUMNS}`,
    [...particularValues(entry.particulars), entry.particulars.ownerKeys, entry.applicationId, entry.at, entry.id],
  );
  return remember(query, row as PropertyRow, entry);
}

async function remember(query: Tx["query"], row: PropertyRow, entry: Entry): Promise<PropertyRow> {
  await query(
    `insert into property_version (address, address_key, pincode, ward_code, locality_code, facts, owners, property_id, version, valid_from, application_id, made_by)
     values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)`,
    [...particularValues(entry.particulars), row.id, row.version, entry.at, entry.applicationId, entry.by],
  );
  return row;
}
