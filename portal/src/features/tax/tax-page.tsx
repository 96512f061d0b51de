import { ask } from "../../graphql/ask.ts";
import { PropertiesQuery } from "../../graphql/documents/tax.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { Empty } from "../../ui/surfaces.tsx";
import { PropertyList } from "./property-list.tsx";

interface TaxPageProps {
  locale: Locale;
  t: Translate;
  city: string;
  signedIn: boolean;
  after: string | null;
}

/** Property tax of a citizen: the own properties with what is due, and what can be done. */
export async function TaxPage({ locale, t, city, signedIn, after }: TaxPageProps) {
  const mine = signedIn ? (await ask(PropertiesQuery, { city, search: null, after }, locale)).properties : null;
  const ways: { href: string; icon: IconName; title: string; text: string }[] = [
    { href: "/tax/estimate", icon: "rupee", title: t("tax.estimate.title"), text: t("tax.estimate.text") },
    { href: "/pay", icon: "search", title: t("pay.find"), text: t("tax.find.text") },
    { href: "/file/property", icon: "plus", title: t("tax.register"), text: t("tax.register.text") },
    { href: "/file/property-transfer", icon: "people", title: t("tax.transfer"), text: t("tax.transfer.text") },
  ];
  return (
    <div className="stack-l">
      <h1>{t("tax.title")}</h1>
      {mine ? (
        <section className="stack" aria-labelledby="mine">
          <h2 id="mine">{t("tax.mine")}</h2>
          {mine.nodes.length === 0 ? (
            <Empty icon="property" title={t("tax.mine.none")}>
              <p>{t("tax.mine.none.text")}</p>
            </Empty>
          ) : (
            <PropertyList properties={mine.nodes} hrefOf={(one) => `/${locale}/tax/${one.id}`} locale={locale} t={t} />
          )}
          {mine.pageInfo.hasNextPage ? (
            <a className="button button-quiet button-wide" href={`?after=${encodeURIComponent(mine.pageInfo.endCursor ?? "")}`}>
              {t("common.more")}
            </a>
          ) : null}
        </section>
      ) : (
        <p>
          <a className="button button-quiet button-wide" href={`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/tax`)}`}>
            {t("tax.signIn")}
          </a>
        </p>
      )}
      <section className="stack" aria-labelledby="ways">
        <h2 id="ways">{t("tax.ways")}</h2>
        <ul className="list">
          {ways.map((way) => (
            <li key={way.href}>
              <a className="list-link" href={`/${locale}${way.href}`}>
                <Icon name={way.icon} />
                <span>
                  <span className="list-title">{way.title}</span>
                  <span className="list-text">{way.text}</span>
                </span>
                <Icon name="forward" small mirrors />
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
