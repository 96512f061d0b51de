import { ask } from "../../graphql/ask.ts";
import { AccountsQuery } from "../../graphql/documents/money.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { AccountList } from "../../money/account-list.tsx";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, faultOf, TextField } from "../../ui/form.tsx";

interface PayPageProps {
  locale: Locale;
  t: Translate;
  city: string;
  signedIn: boolean;
  asked: Record<string, string | string[] | undefined>;
}

/** The reader's own bills, and any bill by what stands on it: to pay without signing in, or for somebody else. */
export async function PayPage({ locale, t, city, signedIn, asked }: PayPageProps) {
  const after = typeof asked.after === "string" ? asked.after : null;
  const [mine, flash] = await Promise.all([signedIn ? ask(AccountsQuery, { city, number: null, after }, locale) : null, readFlash(asked)]);
  const faults = flash?.faults ?? [];
  const typed = (name: string) => (typeof flash?.values[name] === "string" ? flash.values[name] : undefined);
  const accounts = mine?.billingAccounts;
  return (
    <div className="stack-l">
      <h1>{t("pay.title")}</h1>
      {accounts && accounts.nodes.length > 0 ? (
        <section className="stack" aria-labelledby="mine">
          <h2 id="mine">{t("pay.mine")}</h2>
          <AccountList accounts={accounts.nodes} hrefOf={(one) => `/${locale}/pay/${one.id}`} locale={locale} t={t} />
          {accounts.pageInfo.hasNextPage ? (
            <a className="button button-quiet button-wide" href={`?after=${encodeURIComponent(accounts.pageInfo.endCursor ?? "")}`}>
              {t("common.more")}
            </a>
          ) : null}
        </section>
      ) : null}
      <section className="stack" aria-labelledby="find">
        <h2 id="find">{t("pay.find")}</h2>
        <p className="soft">{t("pay.find.text")}</p>
        <form action={`/${locale}/post/pay/find`} method="post" className="stack" noValidate>
          <FaultSummary faults={faults} message={flash?.message} shown={["number", "name"]} t={t} />
          <TextField
            name="number"
            label={t("pay.find.number")}
            help={t("pay.find.number.help")}
            fault={faultOf(faults, "number")}
            value={typed("number")}
            maxLength={100}
            className="input-ltr"
            autoComplete="off"
            required
          />
          <TextField
            name="name"
            label={t("pay.find.name")}
            fault={faultOf(faults, "name")}
            value={typed("name")}
            maxLength={100}
            autoComplete="name"
            required
          />
          <button className="button button-wide" type="submit">
            {t("pay.find.action")}
          </button>
        </form>
      </section>
      <p>
        <a href={`/${locale}/tax`}>{t("tax.title")}</a>
      </p>
      {signedIn ? (
        <p>
          <a href={`/${locale}/pay/mine`}>{t("pay.myPayments")}</a>
        </p>
      ) : (
        <p>
          <a className="button button-quiet button-wide" href={`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/pay`)}`}>
            {t("pay.signIn")}
          </a>
        </p>
      )}
    </div>
  );
}
