import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import tabs from "../../ui/tabs.module.css";
import styles from "./figures.module.css";
import { type Period, PRESETS } from "./period.ts";

/** Which days: a preset by a link, any others by two dates. `kept`: what of the address stays. */
export function PeriodNav({
  here,
  kept,
  period,
  t,
}: {
  here: string;
  kept: Record<string, string>;
  period: Period;
  t: Translate;
  locale: Locale;
}) {
  return (
    <div className="stack">
      <nav className={tabs.nav} aria-label={t("figures.period")}>
        {PRESETS.map((preset) => (
          <a
            key={preset}
            href={`${here}?${new URLSearchParams({ ...kept, period: preset })}`}
            aria-current={preset === period.preset ? "page" : undefined}
          >
            {t(`figures.period.${preset}`)}
          </a>
        ))}
      </nav>
      <form method="get" className={styles.periods}>
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="filter">
          <span>{t("figures.from")}</span>
          <input type="date" name="from" defaultValue={period.from} required />
        </label>
        <label className="filter">
          <span>{t("figures.to")}</span>
          <input type="date" name="to" defaultValue={period.to} required />
        </label>
        <button className="button button-quiet" type="submit">
          {t("figures.show")}
        </button>
      </form>
    </div>
  );
}
