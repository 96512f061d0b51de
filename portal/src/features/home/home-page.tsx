import { ask } from "../../graphql/ask.ts";
import { categoryOptionsQuery } from "../../graphql/documents/generated.ts";
import { type HomeData, HomeQuery, SearchedServicesQuery } from "../../graphql/documents/home.ts";
import type { CaseLine } from "../../graphql/types.ts";
import { LOCALES, type Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { AccountList } from "../../money/account-list.tsx";
import { CaseCard } from "../../ui/case-card.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "./home.module.css";
import { type Found, searchServices } from "./search-services.ts";
import { ServiceList } from "./service-list.tsx";

interface HomePageProps {
  locale: Locale;
  t: Translate;
  city: string;
  signedIn: boolean;
  query: string;
}

/** What waits for the reader, then what they can do, then how to reach the city. */
export async function HomePage({ locale, t, city, signedIn, query }: HomePageProps) {
  const data = await ask(HomeQuery, { city, signedIn }, locale, { partial: true });
  const found = query ? await search(query, city, locale) : null;
  const cases = data.myCases?.nodes ?? [];
  const waiting = cases.filter((one) => one.state && ["waiting", "done", "refused"].includes(one.state.kind));
  const open = cases.filter((one) => one.state?.kind === "open").slice(0, 3);
  const due = (data.billingAccounts?.nodes ?? []).filter((one) => one.bill.total > 0);
  const name = data.me?.name;
  return (
    <div className="stack-l">
      <div className={styles.greeting}>
        {name ? <p className="lede">{t("home.greeting", { name })}</p> : null}
        <h1>{t("home.title")}</h1>
        <search>
          <form action={`/${locale}`} method="get" className={`search-row ${styles.search}`}>
            <label className="visually-hidden" htmlFor="home-search">
              {t("home.search")}
            </label>
            <input
              className="input"
              id="home-search"
              type="search"
              name="q"
              defaultValue={query}
              placeholder={t("home.search.hint")}
              maxLength={100}
              enterKeyHint="search"
            />
            <button className="button" type="submit">
              <Icon name="search" />
              <span className="visually-hidden">{t("common.search")}</span>
            </button>
          </form>
        </search>
      </div>
      {found ? <Results found={found} query={query} locale={locale} t={t} /> : null}
      {due.length > 0 ? (
        <section className="stack" aria-labelledby="due">
          <h2 id="due">{t("home.bills")}</h2>
          <AccountList accounts={due} hrefOf={(one) => `/${locale}/pay/${one.id}`} locale={locale} t={t} />
        </section>
      ) : null}
      {waiting.length > 0 ? <CaseSection title={t("home.waiting")} cases={waiting} locale={locale} t={t} asksOf /> : null}
      <section className="stack" aria-labelledby="services">
        <h2 id="services">{t("home.services")}</h2>
        {data.services?.length ? <ServiceList services={data.services} locale={locale} /> : <p className="soft">{t("home.noServices")}</p>}
        {signedIn ? null : (
          <a className="button button-quiet button-wide" href={`/${locale}/sign-in`}>
            {t("home.signIn")}
          </a>
        )}
      </section>
      {data.city?.notices.length ? (
        <section className="stack" aria-labelledby="notices">
          <h2 id="notices">{t("home.notices")}</h2>
          <ul className="list">
            {data.city.notices.map((notice) => (
              <li key={notice.text} className={styles.notice}>
                {notice.text}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {open.length > 0 ? <CaseSection title={t("home.recent")} cases={open} locale={locale} t={t} /> : null}
      <Office city={data.city} locale={locale} t={t} />
      <p className="small">
        <a href={`/${locale}/developers`}>{t("developers.title")}</a>
      </p>
    </div>
  );
}

async function search(query: string, city: string, locale: Locale): Promise<Found[]> {
  const { services } = await ask(SearchedServicesQuery, { city }, locale);
  const fields = services.flatMap((service) =>
    service.form.pages.flatMap((page) => page.fields.flatMap((field) => field.optionsField ?? [])),
  );
  // A domain that is down takes its categories along, not the search.
  const options = fields.length ? await ask(categoryOptionsQuery(fields), { city }, locale, { partial: true }) : {};
  return searchServices(query, services, new Map(Object.entries(options).filter((entry) => Array.isArray(entry[1]))));
}

function Results({ found, query, locale, t }: { found: Found[]; query: string; locale: Locale; t: Translate }) {
  if (found.length === 0) return <p role="status">{t("home.search.none", { query })}</p>;
  return (
    <section className="stack" aria-labelledby="results">
      <h2 id="results">{t("home.search.results", { query })}</h2>
      <ul className="list">
        {found.map(({ service, category }) => (
          <li key={`${service.id} ${category?.option.code ?? ""}`}>
            <a
              className="list-link"
              href={`/${locale}/file/${service.id}${category ? `?${new URLSearchParams({ [category.field.name]: category.option.code })}` : ""}`}
            >
              <Icon name={service.icon} />
              <span>
                <span className="list-title">{category?.option.name ?? service.callToAction}</span>
                <span className="list-text">{category ? service.callToAction : service.description}</span>
              </span>
              <Icon name="forward" small mirrors />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CaseSection({
  title,
  cases,
  locale,
  t,
  asksOf,
}: {
  title: string;
  cases: CaseLine[];
  locale: Locale;
  t: Translate;
  asksOf?: boolean;
}) {
  const asks = { waiting: t("home.answer"), done: t("home.rate"), refused: t("home.refused") } as Record<string, string>;
  return (
    <section className="stack">
      <h2>{title}</h2>
      {cases.map((one) => (
        <CaseCard key={one.id} line={one} locale={locale} t={t} note={asksOf ? asks[one.state?.kind ?? ""] : undefined} />
      ))}
    </section>
  );
}

/** Monday to Friday in one line where the hours are the same. */
function Office({ city, locale, t }: { city: HomeData["city"]; locale: Locale; t: Translate }) {
  if (!city) return null;
  const weekday = (day: number) =>
    new Intl.DateTimeFormat(LOCALES[locale].intl, { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 1, 1 + day)));
  const spans: { from: number; to: number; opens: string; closes: string }[] = [];
  for (const { weekday: day, opens, closes } of [...city.officeHours].sort((a, b) => a.weekday - b.weekday)) {
    const last = spans.at(-1);
    if (last && last.to === day - 1 && last.opens === opens && last.closes === closes) last.to = day;
    else spans.push({ from: day, to: day, opens, closes });
  }
  return (
    <section className={`stack ${styles.office}`}>
      <h2>{t("home.office")}</h2>
      <p>{city.name}</p>
      {spans.map((span) => (
        <p key={span.from}>
          {t("home.office.hours", {
            day: span.from === span.to ? weekday(span.from) : `${weekday(span.from)} – ${weekday(span.to)}`,
            opens: span.opens,
            closes: span.closes,
          })}
        </p>
      ))}
      <p className="button-row">
        {city.contactNumber ? (
          <a href={`tel:${city.contactNumber.replace(/[^+\d]/g, "")}`}>{t("common.call", { number: city.contactNumber })}</a>
        ) : null}
        <a href={`/${locale}/welcome`}>{t("home.city")}</a>
      </p>
    </section>
  );
}
