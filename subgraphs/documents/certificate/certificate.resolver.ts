import { badInput, localizedText, type RequestContext, type Viewer } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import { publicKeys } from "@civicgraph/kit/sign/signing-keys";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Certificate, CertifiedCase, standing, VerifiedCertificate } from "./certificate.type.ts";
import { verifyCertificateCode } from "./certificate-code.ts";
import { CERTIFICATE_COLUMNS, type CertificateRow, certificateById } from "./certificate-row.ts";

const MAX_CODE = 2000;
const MAX_PAPERS = 20;
const FORGED: VerifiedCertificate = {
  genuine: false,
  standing: null,
  title: null,
  city: null,
  number: null,
  holder: null,
  validFrom: null,
  validTo: null,
};

/** Its holder has a certificate, and the officers of its city: it is made to be shown. */
export const mayReadCertificate = (viewer: Viewer, row: Pick<CertificateRow, "city" | "holder_id">): boolean =>
  viewer.isCitizen ? viewer.id !== null && viewer.id === row.holder_id : viewer.isEmployee && !!viewer.grantIn(row.city);

@Resolver(() => CertifiedCase)
export class CertificateResolver {
  @FieldResolver(() => [Certificate], {
    nullable: true,
    description: "The papers it ended in, the newest first, 20 at most; those that the reader may see.",
  })
  async certificates(@Root() { id }: CertifiedCase, @Ctx() ctx: RequestContext): Promise<Certificate[]> {
    const found = await ctx
      .loader<string, CertificateRow[]>("case-certificates", async (ids) => {
        const rows = await rawQuery<CertificateRow>(
          ctx.db,
          `select ${CERTIFICATE_COLUMNS} from certificate where case_id = any(?::uuid[]) order by issued_on desc, id limit ?`,
          [[...ids], MAX_PAPERS * ids.length],
        );
        return ids.map((one) => rows.filter((row) => row.case_id === one).slice(0, MAX_PAPERS));
      })
      .load(id);
    return (found ?? []).filter((row) => mayReadCertificate(ctx.viewer, row)).map((row) => Certificate.of(row, ctx));
  }

  @Query(() => VerifiedCertificate, { description: "What the city says of the code on a certificate. For everybody." })
  async verifyCertificate(
    @Arg("code", () => String, { description: "The code, as the QR holds it." }) code: string,
    @Ctx() ctx: RequestContext,
  ): Promise<VerifiedCertificate> {
    if (code.length > MAX_CODE) throw badInput({ path: "code", code: "field.tooLong", values: { max: MAX_CODE } });
    const facts = await verifyCertificateCode(code, await publicKeys(ctx));
    if (!facts) return FORGED;
    const row = await certificateById((sql, values) => rawQuery(ctx.db, sql, values), facts.id);
    const { city, number, holder, validFrom, validTo } = facts;
    return {
      genuine: true,
      standing: row ? standing(row, dayInCity(ctx.now())) : null,
      title: row ? localizedText(row.title, ctx.locale) : null,
      city,
      number,
      holder,
      validFrom,
      validTo,
    };
  }
}
