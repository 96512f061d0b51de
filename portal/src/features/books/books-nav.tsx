import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import styles from "../../ui/tabs.module.css";

/** The pages of whoever keeps the city's books. */
export function BooksNav({ locale, t, at }: { locale: Locale; t: Translate; at: "day" | "suspense" | "differences" }) {
  const here = `/${locale}/officer/books`;
  return (
    <nav className={styles.nav} aria-label={t("books.title")}>
      <a href={here} aria-current={at === "day" ? "page" : undefined}>
        {t("books.day")}
      </a>
      <a href={`${here}/suspense`} aria-current={at === "suspense" ? "page" : undefined}>
        {t("books.suspense")}
      </a>
      <a href={`${here}/differences`} aria-current={at === "differences" ? "page" : undefined}>
        {t("books.differences")}
      </a>
    </nav>
  );
}
