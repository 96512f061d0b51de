import { ask } from "../../graphql/ask.ts";
import { type VerifiedReceipt, VerifyReceiptQuery } from "../../graphql/documents/receipt.ts";
import { formatDate } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { Translate } from "../../messages/translate.ts";
import { Facts, Notice, NumberText } from "../../ui/surfaces.tsx";

const MAX_CODE = 2000;
const FORGED = { genuine: false } as VerifiedReceipt;

/** The page behind the code on a receipt: whether the city gave it, and whether it still holds. */
export async function VerifyPage({ locale, t, code }: { locale: Locale; t: Translate; code: string }) {
  const receipt = code && code.length <= MAX_CODE ? (await ask(VerifyReceiptQuery, { code }, locale)).verifyReceipt : FORGED;
  const stands = receipt.genuine && receipt.state === "posted";
  const verdict = !receipt.genuine ? "forged" : stands ? "genuine" : "takenBack";
  return (
    <div className="stack">
      <h1>{t("verify.title")}</h1>
      <Notice kind={stands ? "done" : "overdue"}>
        <p>{t(`verify.${verdict}`)}</p>
      </Notice>
      {receipt.genuine ? (
        <Facts
          rows={[
            { label: t("verify.number"), value: <NumberText>{receipt.number}</NumberText> },
            { label: t("verify.account"), value: <NumberText>{receipt.account}</NumberText> },
            { label: t("verify.amount"), value: <NumberText>{formatMoney(receipt.amount ?? 0, locale)}</NumberText> },
            { label: t("verify.paidOn"), value: receipt.paidOn ? formatDate(receipt.paidOn, locale) : "" },
          ]}
        />
      ) : null}
    </div>
  );
}
