import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import type { SettingsPlace } from "./place.ts";
import styles from "./settings.module.css";

/** The city's values or the state's, for who may set both. */
export function PlaceNav({ place, locale, t }: { place: SettingsPlace; locale: Locale; t: Translate }) {
  if (!place.both) return null;
  const here = `/${locale}/officer/settings`;
  return (
    <nav className={styles.nav} aria-label={t("settings.place")}>
      <a href={here} aria-current={place.at === place.city ? "page" : undefined}>
        {t("settings.ofCity")}
      </a>
      <a href={`${here}?at=${place.state}`} aria-current={place.at === place.state ? "page" : undefined}>
        {t("settings.ofState")}
      </a>
    </nav>
  );
}
