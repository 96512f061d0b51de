import { ask } from "../../graphql/ask.ts";
import { casePapersQuery } from "../../graphql/documents/generated.ts";
import { formatDate } from "../../messages/formats.ts";
import { formatMoney } from "../../messages/money.ts";
import type { MessageKey } from "../../messages/translate.ts";
import { pageRequest } from "../../session/request.ts";
import { NumberText } from "../../ui/surfaces.tsx";
import type { CasePageProps } from "./case-page.tsx";
import type { OpenedCase } from "./read-case.ts";

const STANDINGS: Record<string, MessageKey> = { VALID: "certificate.VALID", EXPIRED: "certificate.EXPIRED" };

type Props = Pick<CasePageProps, "locale" | "t" | "base"> & OpenedCase;

/** What a case asks to be paid, and the papers it ended in. While it is in the city's hands it has neither, and nothing is asked. */
export async function CasePapers({ service, detail, locale, t, base }: Props) {
  if (detail.state?.kind === "open") return null;
  const { graph } = await pageRequest();
  // Where billing or documents are down the case is shown without.
  const found = await ask(casePapersQuery(service), { id: detail.id }, locale, { partial: true }).catch(() => null);
  const owed = found?.case?.bills?.filter((bill) => bill.total > 0) ?? [];
  const certificates = found?.case?.certificates ?? [];
  const billAt = (account: string) => (base === "/cases" ? `/${locale}/pay/${account}` : `/${locale}/officer/counter/${account}`);
  if (owed.length + certificates.length === 0) return null;
  return (
    <section className="stack no-print" aria-label={t("case.papers")}>
      {owed.map(({ total, accountId }) => (
        <a key={accountId} className="button button-wide" href={billAt(accountId)}>
          {t("case.pay", { amount: formatMoney(total, locale) })}
        </a>
      ))}
      {certificates.map(({ id, title, number, standing, validTo, pdf, code }) => (
        <div key={id} className="stack">
          <h2>{title}</h2>
          <p>
            <NumberText>{number}</NumberText> ·{" "}
            {t(STANDINGS[standing] ?? "certificate.REVOKED", { day: validTo ? formatDate(validTo, locale) : "" })}
          </p>
          <div className="button-row">
            <a className="button" href={`${graph}${pdf}`} target="_blank" rel="noreferrer">
              {t("certificate.pdf")}
            </a>
            <a className="button button-quiet" href={`/${locale}/verify?code=${encodeURIComponent(code)}`}>
              {t("certificate.check")}
            </a>
          </div>
        </div>
      ))}
    </section>
  );
}
