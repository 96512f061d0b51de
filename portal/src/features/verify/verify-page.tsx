import { ask } from "../../graphql/ask.ts";
import { type VerifiedCertificate, type VerifiedReceipt, VerifyCodeQuery } from "../../graphql/documents/receipt.ts";
import { formatDate } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { MessageKey, Translate } from "../../messages/translate.ts";
import { Facts, Notice, NumberText } from "../../ui/surfaces.tsx";

const MAX_CODE = 2000;

const SAYS: Record<string, MessageKey> = { VALID: "verify.certificate.VALID", EXPIRED: "verify.certificate.EXPIRED" };

interface Props {
  locale: Locale;
  t: Translate;
}

/** The page behind the code on a receipt or a certificate: whether the city gave it, and whether it still holds. */
export async function VerifyPage({ locale, t, code }: Props & { code: string }) {
  const known = code && code.length <= MAX_CODE ? await ask(VerifyCodeQuery, { code }, locale) : null;
  return (
    <div className="stack">
      <h1>{t("verify.title")}</h1>
      {known?.verifyReceipt.genuine ? (
        <ReceiptSays receipt={known.verifyReceipt} locale={locale} t={t} />
      ) : known?.verifyCertificate.genuine ? (
        <CertificateSays certificate={known.verifyCertificate} locale={locale} t={t} />
      ) : (
        <Notice kind="overdue">
          <p>{t("verify.forged")}</p>
        </Notice>
      )}
    </div>
  );
}

function ReceiptSays({ receipt, locale, t }: Props & { receipt: VerifiedReceipt }) {
  const stands = receipt.state === "posted";
  return (
    <>
      <Notice kind={stands ? "done" : "overdue"}>
        <p>{t(stands ? "verify.genuine" : "verify.takenBack")}</p>
      </Notice>
      <Facts
        rows={[
          { label: t("verify.number"), value: <NumberText>{receipt.number}</NumberText> },
          { label: t("verify.account"), value: <NumberText>{receipt.account}</NumberText> },
          { label: t("verify.amount"), value: <NumberText>{formatMoney(receipt.amount ?? 0, locale)}</NumberText> },
          { label: t("verify.paidOn"), value: receipt.paidOn ? formatDate(receipt.paidOn, locale) : "" },
        ]}
      />
    </>
  );
}

function CertificateSays({ certificate, locale, t }: Props & { certificate: VerifiedCertificate }) {
  const { standing, title, number, holder, validFrom, validTo } = certificate;
  const day = (of: string | null) => (of ? formatDate(of, locale) : "");
  return (
    <>
      <Notice kind={standing === "VALID" ? "done" : "overdue"}>
        <p>{t(SAYS[standing ?? ""] ?? "verify.certificate.REVOKED")}</p>
      </Notice>
      {title ? <h2>{title}</h2> : null}
      <Facts
        rows={[
          { label: t("verify.number"), value: <NumberText>{number}</NumberText> },
          { label: t("verify.holder"), value: <bdi>{holder}</bdi> },
          { label: t("verify.validFrom"), value: day(validFrom) },
          ...(validTo ? [{ label: t("verify.validTo"), value: day(validTo) }] : []),
        ]}
      />
    </>
  );
}
