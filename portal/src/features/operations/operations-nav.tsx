import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import styles from "../../ui/tabs.module.css";

/** The pages of whoever keeps the city running. */
export function OperationsNav({ locale, t, at }: { locale: Locale; t: Translate; at: "parts" | "messages" }) {
  const here = `/${locale}/officer/operations`;
  return (
    <nav className={styles.nav} aria-label={t("operations.title")}>
      <a href={here} aria-current={at === "parts" ? "page" : undefined}>
        {t("operations.parts")}
      </a>
      <a href={`${here}/messages`} aria-current={at === "messages" ? "page" : undefined}>
        {t("operations.messages")}
      </a>
    </nav>
  );
}
