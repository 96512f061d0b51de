import { randomUUID } from "node:crypto";
import { writeRupees } from "../../forms/rupees.ts";
import type { Bill } from "../../graphql/documents/money.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { Translate } from "../../messages/translate.ts";
import { modeName } from "../../money/payment-words.ts";
import type { Flash } from "../../session/flash.ts";
import { describedBy, FaultSummary, Field, FieldGroup, faultOf, fieldId, TextField } from "../../ui/form.tsx";
import styles from "./counter.module.css";

interface TakeFormProps {
  bill: Bill;
  sessionId: string;
  payerName: string;
  flash: Flash | null;
  locale: Locale;
  t: Translate;
}

const INSTRUMENT = ["instrument.number", "instrument.date", "instrument.ifsc"];

/** What is handed over at the counter. What stands on a cheque is asked for once a cheque is chosen. */
export function TakeForm({ bill, sessionId, payerName, flash, locale, t }: TakeFormProps) {
  const faults = flash?.faults ?? [];
  const typed = (key: string) => (typeof flash?.values[key] === "string" ? flash.values[key] : undefined);
  const modes = bill.modes.filter((mode) => mode !== "ONLINE");
  const chosen = typed("mode") ?? modes[0];
  const date = "instrument.date";
  return (
    <section className="stack" aria-labelledby="take">
      <h2 id="take">{t("counter.take")}</h2>
      <form action={`/${locale}/post/counter/take`} method="post" className={`stack ${styles.take}`} noValidate>
        <FaultSummary faults={faults} message={flash?.message} shown={["amount", "mode", "payerName", ...INSTRUMENT]} t={t} />
        <input type="hidden" name="id" value={randomUUID()} />
        <input type="hidden" name="sessionId" value={sessionId} />
        <input type="hidden" name="accountId" value={bill.accountId} />
        <TextField
          name="amount"
          label={t("counter.amount")}
          help={
            bill.partFrom === null
              ? t("pay.amount.whole")
              : t("pay.amount.part", { least: formatMoney(Math.min(bill.partFrom, bill.total), locale) })
          }
          fault={faultOf(faults, "amount")}
          value={typed("amount") ?? writeRupees(bill.total)}
          maxLength={20}
          autoComplete="off"
          className="input-short input-ltr"
          autoFocus={flash === null}
          required
        />
        <FieldGroup name="mode" label={t("pay.receipt.mode")} fault={faultOf(faults, "mode")}>
          <div className={`choices ${styles.modes}`}>
            {modes.map((mode, index) => (
              <label key={mode} className="choice">
                <input
                  type="radio"
                  name="mode"
                  value={mode}
                  defaultChecked={mode === chosen}
                  id={index === 0 ? fieldId("mode") : undefined}
                />
                {modeName(mode, t)}
              </label>
            ))}
          </div>
        </FieldGroup>
        <div className={`stack ${styles.instrument}`}>
          <TextField
            name="instrument.number"
            label={t("counter.instrument.number")}
            fault={faultOf(faults, "instrument.number")}
            value={typed("instrument.number")}
            maxLength={6}
            inputMode="numeric"
            className="input-short input-ltr"
            autoComplete="off"
          />
          <Field name={date} label={t("counter.instrument.date")} fault={faultOf(faults, date)}>
            <input
              className="input input-short"
              id={fieldId(date)}
              name={date}
              type="date"
              defaultValue={typed(date)}
              aria-invalid={faultOf(faults, date) ? true : undefined}
              aria-describedby={describedBy(date, null, faultOf(faults, date))}
            />
          </Field>
          <TextField
            name="instrument.ifsc"
            label={t("counter.instrument.ifsc")}
            help={t("counter.instrument.ifsc.help")}
            fault={faultOf(faults, "instrument.ifsc")}
            value={typed("instrument.ifsc")}
            maxLength={11}
            className="input-short input-ltr"
            autoComplete="off"
          />
        </div>
        <TextField
          name="payerName"
          label={t("pay.payer")}
          fault={faultOf(faults, "payerName")}
          value={typed("payerName") ?? payerName}
          maxLength={100}
          autoComplete="off"
          required
        />
        <button className="button" type="submit">
          {t("counter.take.action")}
        </button>
      </form>
    </section>
  );
}
