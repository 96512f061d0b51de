import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { FiguresStateQuery, type Measure, MeasuresQuery, type Tile, tilesQuery } from "../../graphql/documents/figures.ts";
import { cityDay } from "../../messages/city-day.ts";
import { Icon } from "../../ui/icon.tsx";
import { Empty } from "../../ui/surfaces.tsx";
import tabs from "../../ui/tabs.module.css";
import { changeText, figureText } from "./figure-text.ts";
import styles from "./figures.module.css";
import { LiveIsland } from "./live-island.tsx";
import { type Period, periodQuery, readPeriod } from "./period.ts";
import { PeriodNav } from "./period-nav.tsx";

/** Figures in one question; the graph takes so many root fields at once. */
const AT_ONCE = 10;

async function tilesOf(measures: Measure[], city: string, { from, to }: Period, locale: Desk["locale"]): Promise<(Tile | null)[]> {
  const chunks = Array.from({ length: Math.ceil(measures.length / AT_ONCE) }, (_, index) =>
    measures.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  const answers = await Promise.all(
    chunks.map((chunk) => {
      const ids = Object.fromEntries(chunk.map((one, index) => [`m${index}`, one.id]));
      return ask(tilesQuery(chunk.length), { city, from, to, compareWith: "previousPeriod", ...ids }, locale, { partial: true });
    }),
  );
  return answers.flatMap((answer, chunk) => (chunks[chunk] ?? []).map((_, index) => answer[`f${index}`] ?? null));
}

/** What is happening in the city: every figure that this reader may see, of one service or over all. */
export async function FiguresPage({ locale, t, city, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const [{ measures, services }, { figuresState }] = await Promise.all([
    ask(MeasuresQuery, { city }, locale),
    ask(FiguresStateQuery, { city }, locale),
  ]);
  const here = `/${locale}/officer/figures`;
  const names = new Map(services.map((one) => [one.id, one.label]));
  const kinds = [...new Set(measures.map((one) => one.service))].filter((one) => one === null || names.has(one));
  const wanted = typeof asked.service === "string" ? asked.service : null;
  const service = kinds.includes(wanted) ? wanted : (kinds[0] ?? null);
  const shown = measures.filter((one) => one.service === service);
  const period = readPeriod(asked, cityDay(new Date()));
  const tiles = await tilesOf(shown, city, period, locale);
  const kept: Record<string, string> = service ? { service } : {};
  return (
    <div className="stack-l">
      <LiveIsland state={`${here}/state`} version={figuresState.version} />
      <h1>{t("figures.title")}</h1>
      {measures.length === 0 ? (
        <Empty icon="pulse" title={t("figures.none")} />
      ) : (
        <>
          <nav className={tabs.nav} aria-label={t("figures.services")}>
            {kinds.map((kind) => (
              <a
                key={kind ?? ""}
                href={`${here}?${new URLSearchParams({ ...(kind ? { service: kind } : {}), ...periodQuery(period) })}`}
                aria-current={kind === service ? "page" : undefined}
              >
                {kind === null ? t("figures.all") : names.get(kind)}
              </a>
            ))}
          </nav>
          <PeriodNav here={here} kept={kept} period={period} t={t} locale={locale} />
          <ul className={styles.tiles}>
            {shown.map((measure, index) => (
              <li key={measure.id}>
                <FigureTile
                  measure={measure}
                  tile={tiles[index] ?? null}
                  href={`${here}/${encodeURIComponent(measure.id)}?${new URLSearchParams(periodQuery(period))}`}
                  locale={locale}
                  t={t}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** One figure, what became of it since the period before, and what is to be reached. */
function FigureTile({
  measure,
  tile,
  href,
  locale,
  t,
}: Pick<Desk, "locale" | "t"> & { measure: Measure; tile: Tile | null; href: string }) {
  const change = tile && changeText(tile.change, measure.unit, locale, t);
  return (
    <a className={`card ${styles.tile}`} href={href}>
      <span>{measure.name}</span>
      <span className={styles.value}>{figureText(tile?.value ?? null, measure.unit, locale, t)}</span>
      {change ? (
        <span className={`soft ${styles.change}`} data-better={tile?.better ?? undefined}>
          {tile?.better === null ? null : <Icon name={tile?.better ? "check" : "alert"} small />} {change}
        </span>
      ) : null}
      {tile?.target ? (
        <span className="soft">
          {t("figures.target", { value: figureText(tile.target.value, measure.unit, locale, t) })}
          {tile.target.willMiss ? ` ${t("figures.willMiss")}` : ""}
        </span>
      ) : null}
    </a>
  );
}
