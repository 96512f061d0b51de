import { localizedText, type RequestContext } from "@civicgraph/kit";
import { dayInCity } from "@civicgraph/kit/calendar/day";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { certificatePath } from "./certificate-path.ts";
import type { CertificateRow } from "./certificate-row.ts";

/** `VALID`, `EXPIRED` after its last day, `REVOKED` once it was taken back. Pure. */
export function standing({ valid_to: until, revoked_on: revoked }: Pick<CertificateRow, "valid_to" | "revoked_on">, today: string): string {
  if (revoked) return "REVOKED";
  return until !== null && until < today ? "EXPIRED" : "VALID";
}

@ObjectType({ description: "A paper that the city has given: a licence, a registration." })
export class Certificate {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => String, { description: "What it is, in the reader's language." })
  title!: string;

  @Field(() => String, { description: "Its number." })
  number!: string;

  @Field(() => String, { description: "`VALID`, `EXPIRED` or `REVOKED`." })
  standing!: string;

  @Field(() => String, { description: "First day on which it holds, `2026-11-26`." })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: "Last day; null where it has none." })
  validTo!: string | null;

  @Field(() => String, { description: "Path of the PDF below the graph's address, in the reader's language: whoever has it may see it." })
  pdf!: string;

  @Field(() => String, { description: "The signed code, as its QR holds it." })
  code!: string;

  static of(row: CertificateRow, ctx: RequestContext): Certificate {
    return Object.assign(new Certificate(), {
      id: row.id,
      title: localizedText(row.title, ctx.locale),
      number: row.number,
      standing: standing(row, dayInCity(ctx.now())),
      validFrom: row.valid_from,
      validTo: row.valid_to,
      pdf: certificatePath(row.id, ctx.locale, ctx.secrets.service),
      code: row.code,
    });
  }
}

@ObjectType({ description: "What the city says of the code on a certificate." })
export class VerifiedCertificate {
  @Field(() => Boolean, { description: "Whether the city signed it. Everything else is null where it did not." })
  genuine!: boolean;

  @Field(() => String, { nullable: true, description: "`VALID`, `EXPIRED` or `REVOKED`." })
  standing!: string | null;

  @Field(() => String, { nullable: true, description: "What it is, in the reader's language." })
  title!: string | null;

  @Field(() => ID, { nullable: true, description: "Code of the city." })
  city!: string | null;

  @Field(() => String, { nullable: true, description: "Its number." })
  number!: string | null;

  @Field(() => String, { nullable: true, description: "Whose it is, as it stands on the paper." })
  holder!: string | null;

  @Field(() => String, { nullable: true, description: "First day on which it holds." })
  validFrom!: string | null;

  @Field(() => String, { nullable: true, description: "Last day." })
  validTo!: string | null;
}

/** Every case there will ever be may end in a paper; documents knows no service by name. */
@ObjectType("Case", { description: "A case, as far as it has papers." })
@Directive("@interfaceObject")
@Directive('@key(fields: "id")')
export class CertifiedCase {
  @Field(() => ID, { description: "UUID." })
  id!: string;
}
