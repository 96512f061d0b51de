import { LOCALES, type Locale } from "../messages/locales.ts";
import type { Translate } from "../messages/translate.ts";
import { Icon } from "./icon.tsx";

/** The same page in another language, each named in its own script. */
export function LanguageSwitcher({ locale, path, t }: { locale: Locale; path: string; t: Translate }) {
  return (
    <details className="languages">
      <summary>
        <Icon name="globe" small />
        <span className="visually-hidden">{t("frame.language")}: </span>
        <span>{LOCALES[locale].name}</span>
      </summary>
      <ul>
        {(Object.keys(LOCALES) as Locale[]).map((one) => (
          <li key={one}>
            <a
              href={`/${one}${path === "/" ? "" : path}`}
              lang={one}
              hrefLang={one}
              dir={LOCALES[one].direction}
              data-script=""
              aria-current={one === locale ? "true" : undefined}
            >
              {LOCALES[one].name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
