import { CodedName, isUuid, knownBoundary, localizedText, type RequestContext, type Viewer } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { LICENCE_COLUMNS, type LicenceRow } from "./licence-row.ts";

/** Its holder sees a licence, and officers of its city and ward with the right to. */
export function mayReadLicence(viewer: Viewer, row: Pick<LicenceRow, "city" | "ward_code" | "holder_id">): boolean {
  if (viewer.isCitizen) return viewer.id !== null && viewer.id === row.holder_id;
  if (!viewer.may("licences.read", row.city)) return false;
  const wards = viewer.grantIn(row.city)?.wards ?? [];
  return wards.length === 0 || row.ward_code === null || wards.includes(row.ward_code);
}

@ObjectType({ description: "A licence that the city has issued." })
@Directive('@key(fields: "id")')
export class TradeLicence {
  row!: LicenceRow;

  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Its number, e.g. `TL-ASR-2026-27-000012`: the same through all renewals." })
  number!: string;

  @Field(() => String, { nullable: true, description: "Name of the business." })
  tradeName!: string;

  @Field(() => String, { nullable: true, description: "`ACTIVE`, `EXPIRED` or `CANCELLED`." })
  status!: string;

  @Field(() => String, { nullable: true, description: "First day on which it holds, `2026-11-26`." })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: "Last day." })
  validTo!: string;

  @Field(() => String, { nullable: true, description: "House and street." })
  address!: string;

  @Field(() => CodedName, { nullable: true, description: "The locality." })
  locality!: CodedName | null;

  static async of(row: LicenceRow, ctx: RequestContext): Promise<TradeLicence> {
    const place = row.locality_code ? await knownBoundary(ctx, row.city, row.locality_code) : undefined;
    const locality = row.locality_code
      ? { code: row.locality_code, name: localizedText(place?.names, ctx.locale) || row.locality_code }
      : null;
    return Object.assign(new TradeLicence(), {
      row,
      id: row.id,
      number: row.number,
      tradeName: row.trade_name,
      status: row.status,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      address: row.address,
      locality,
    });
  }

  static async load(id: string | null, ctx: RequestContext): Promise<TradeLicence | null> {
    if (!isUuid(id)) return null;
    const row = await ctx
      .loader<string, LicenceRow>("trade-licences", async (ids) => {
        const rows = await rawQuery<LicenceRow>(ctx.db, `select ${LICENCE_COLUMNS} from trade_licence where id = any(?::uuid[])`, [ids]);
        const byId = new Map(rows.map((one) => [one.id, one]));
        return ids.map((one) => byId.get(one) ?? null);
      })
      .load(id);
    return row && mayReadLicence(ctx.viewer, row) ? TradeLicence.of(row, ctx) : null;
  }
}
