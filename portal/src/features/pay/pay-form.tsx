import { writeRupees } from "../../forms/rupees.ts";
import type { Bill } from "../../graphql/documents/money.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { Translate } from "../../messages/translate.ts";
import type { Flash } from "../../session/flash.ts";
import { FaultSummary, FieldGroup, faultOf, fieldId, TextField } from "../../ui/form.tsx";

interface PayFormProps {
  bill: Bill;
  link: string | null;
  providers: readonly string[];
  name: string;
  flash: Flash | null;
  locale: Locale;
  t: Translate;
}

/** How much, by whom, and by which provider; with a word on the ways that need no form. */
export function PayForm({ bill, link, providers, name, flash, locale, t }: PayFormProps) {
  if (providers.length === 0) return <p className="soft">{t("pay.counter.only")}</p>;
  const faults = flash?.faults ?? [];
  const typed = (key: string) => (typeof flash?.values[key] === "string" ? flash.values[key] : undefined);
  return (
    <section className="stack" aria-labelledby="how">
      <h2 id="how">{t("pay.online")}</h2>
      <form action={`/${locale}/post/pay/${bill.accountId}`} method="post" className="stack" noValidate>
        <FaultSummary faults={faults} message={flash?.message} shown={["amount", "payerName", "provider"]} t={t} />
        {link ? <input type="hidden" name="link" value={link} /> : null}
        <TextField
          name="amount"
          label={t("pay.amount")}
          help={
            bill.partFrom === null
              ? t("pay.amount.whole")
              : t("pay.amount.part", { least: formatMoney(Math.min(bill.partFrom, bill.total), locale) })
          }
          fault={faultOf(faults, "amount")}
          value={typed("amount") ?? writeRupees(bill.total)}
          maxLength={20}
          inputMode="text"
          autoComplete="off"
          className="input-short input-ltr"
          required
        />
        <TextField
          name="payerName"
          label={t("pay.payer")}
          help={t("pay.payer.help")}
          fault={faultOf(faults, "payerName")}
          value={typed("payerName") ?? name}
          maxLength={100}
          autoComplete="name"
          required
        />
        {providers.length === 1 ? (
          <input type="hidden" name="provider" value={providers[0]} />
        ) : (
          <FieldGroup name="provider" label={t("pay.provider")} fault={faultOf(faults, "provider")}>
            <div className="choices">
              {providers.map((provider, index) => (
                <label key={provider} className="choice">
                  <input
                    type="radio"
                    name="provider"
                    value={provider}
                    defaultChecked={index === 0}
                    id={index === 0 ? fieldId("provider") : undefined}
                  />
                  <bdi>{provider}</bdi>
                </label>
              ))}
            </div>
          </FieldGroup>
        )}
        <button className="button button-wide" type="submit">
          {t("pay.action")}
        </button>
        <p className="soft small">{t("pay.counter")}</p>
      </form>
    </section>
  );
}
