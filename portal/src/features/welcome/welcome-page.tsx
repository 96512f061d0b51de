import { ask } from "../../graphql/ask.ts";
import { CitiesQuery } from "../../graphql/documents/frame.ts";
import { LOCALES, type Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import type { Flash } from "../../session/flash.ts";
import { FaultSummary, FieldGroup, fieldId } from "../../ui/form.tsx";

interface WelcomePageProps {
  locale: Locale;
  t: Translate;
  city: string | null;
  next: string | null;
  flash: Flash | null;
}

/** The first page of all: language, then city. */
export async function WelcomePage({ locale, t, city, next, flash }: WelcomePageProps) {
  const { cities } = await ask(CitiesQuery, {}, locale);
  const fault = flash?.faults[0]?.message;
  return (
    <div className="stack-l">
      <FaultSummary faults={flash?.faults ?? []} message={flash?.message} t={t} />
      <div className="stack">
        <h1>{t("welcome.title")}</h1>
        <p className="lede">{t("welcome.text")}</p>
      </div>
      <nav className="stack" aria-labelledby="languages">
        <h2 id="languages">{t("welcome.language")}</h2>
        <ul className="list">
          {(Object.keys(LOCALES) as Locale[]).map((one) => (
            <li key={one}>
              <a
                className="list-link"
                href={`/${one}/welcome${next ? `?next=${encodeURIComponent(`/${one}${next.slice(3)}`)}` : ""}`}
                lang={one}
                hrefLang={one}
                data-script=""
                aria-current={one === locale ? "true" : undefined}
              >
                <span className="list-title">{LOCALES[one].name}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form action={`/${locale}/post/city`} method="post" className="stack" noValidate>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <FieldGroup name="city" label={t("welcome.city")} fault={fault}>
          <div className="choices">
            {cities.map((one, index) => (
              <label key={one.code} className="choice">
                <input
                  type="radio"
                  name="city"
                  value={one.code}
                  defaultChecked={one.code === city}
                  id={index === 0 ? fieldId("city") : undefined}
                />
                {one.name}
              </label>
            ))}
          </div>
        </FieldGroup>
        <button className="button button-wide" type="submit">
          {t("common.continue")}
        </button>
      </form>
    </div>
  );
}
