import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { FigureQuery, FiguresStateQuery, type Group, MeasuresQuery } from "../../graphql/documents/figures.ts";
import { missing } from "../../graphql/fault.ts";
import { cityDay } from "../../messages/city-day.ts";
import { formatDate, formatMoment } from "../../messages/formats.ts";
import type { MessageKey } from "../../messages/translate.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { BackLink, Empty, Facts } from "../../ui/surfaces.tsx";
import tabs from "../../ui/tabs.module.css";
import { changeText, figureText } from "./figure-text.ts";
import styles from "./figures.module.css";
import { LiveIsland } from "./live-island.tsx";
import { periodQuery, readPeriod } from "./period.ts";
import { PeriodNav } from "./period-nav.tsx";

/** By what figures are looked at more closely, where the portal has a word for it. */
const DIMENSIONS = [
  "ward",
  "category",
  "department",
  "employee",
  "channel",
  "locality",
  "service",
  "head",
  "mode",
  "state",
  "city",
  "month",
  "day",
];

const labelOf = (group: Group) => group.keys.map((key) => key.label).join(" · ");

/** One figure over the groups of one kind: wards, officers, months. A table with a bar in each row. */
export async function FigurePage({
  locale,
  t,
  city,
  id,
  asked,
}: Desk & { id: string; asked: Record<string, string | string[] | undefined> }) {
  const here = `/${locale}/officer/figures/${encodeURIComponent(id)}`;
  const period = readPeriod(asked, cityDay(new Date()));
  const [{ measures }, { figuresState }] = await Promise.all([
    ask(MeasuresQuery, { city }, locale),
    ask(FiguresStateQuery, { city }, locale),
  ]);
  const measure = measures.find((one) => one.id === id);
  if (!measure) throw missing();
  const kinds = DIMENSIONS.filter((one) => measure.dimensions.includes(one));
  const by = kinds.find((one) => one === asked.by) ?? measure.drill.find((one) => one !== "city" && kinds.includes(one)) ?? kinds[0];
  const order = asked.order === "best" || asked.order === "worst" ? asked.order : "key";
  const after = typeof asked.after === "string" ? asked.after : null;
  const { measure: figure } = await ask(
    FigureQuery,
    { id, city, by: by ? [by] : [], from: period.from, to: period.to, compareWith: "previousPeriod", order, after },
    locale,
  );
  const text = (value: number | null) => figureText(value, measure.unit, locale, t);
  const largest = Math.max(0, ...figure.groups.nodes.map((one) => Math.abs(one.value ?? 0)));
  const kept = { ...(by ? { by } : {}), ...(order === "key" ? {} : { order }) };
  const link = (more: Record<string, string>) => `${here}?${new URLSearchParams({ ...kept, ...periodQuery(period), ...more })}`;
  const change = changeText(figure.change, measure.unit, locale, t);
  return (
    <div className="stack-l">
      <LiveIsland state={`/${locale}/officer/figures/state`} version={figuresState.version} />
      <BackLink
        href={`/${locale}/officer/figures?${new URLSearchParams({ ...(measure.service ? { service: measure.service } : {}), ...periodQuery(period) })}`}
      >
        {t("figures.title")}
      </BackLink>
      <div className="stack">
        <h1>{measure.name}</h1>
        <p className="soft">{measure.description}</p>
      </div>
      <PeriodNav here={here} kept={kept} period={period} t={t} locale={locale} />
      <Facts
        rows={[
          {
            label:
              figure.from && figure.to
                ? t("figures.between", { from: formatDate(figure.from, locale), to: formatDate(figure.to, locale) })
                : t("figures.now"),
            value: <strong>{text(figure.value)}</strong>,
          },
          ...(change ? [{ label: t("figures.before"), value: `${text(figure.before)} · ${change}` }] : []),
          ...(figure.target
            ? [
                {
                  label: t("figures.targetLabel"),
                  value: `${text(figure.target.value)}${figure.target.willMiss ? ` · ${t("figures.willMiss")}` : ""}`,
                },
              ]
            : []),
          { label: t("figures.base"), value: String(figure.base) },
          ...(figure.asOf ? [{ label: t("figures.asOf"), value: formatMoment(figure.asOf, locale) }] : []),
        ]}
      />
      {by ? (
        <>
          <nav className={tabs.nav} aria-label={t("figures.by")}>
            {kinds.map((kind) => (
              <a key={kind} href={link({ by: kind })} aria-current={kind === by ? "page" : undefined}>
                {t(`figures.by.${kind}` as MessageKey)}
              </a>
            ))}
          </nav>
          <div className="button-row">
            {(["key", "best", "worst"] as const).map((one) => (
              <a key={one} className="button button-quiet" href={link({ order: one })} aria-current={one === order ? "true" : undefined}>
                {t(`figures.order.${one}`)}
              </a>
            ))}
            <a className="button button-quiet" href={`${here}/csv?${new URLSearchParams({ by, ...periodQuery(period) })}`} download>
              {t("figures.csv")}
            </a>
          </div>
          {figure.groups.nodes.length === 0 ? (
            <Empty icon="pulse" title={t("figures.nothing")} />
          ) : (
            <DataTable
              caption={`${measure.name}: ${t(`figures.by.${by}` as MessageKey)}`}
              head="group"
              columns={[
                { key: "group", label: t(`figures.by.${by}` as MessageKey) },
                { key: "value", label: measure.name },
                { key: "bar", label: t("figures.bar"), plain: true },
                { key: "before", label: t("figures.before") },
                { key: "base", label: t("figures.base") },
              ]}
              rows={figure.groups.nodes.map((one) => ({
                key: one.keys.map((key) => key.code ?? "").join(" "),
                cells: {
                  group: labelOf(one),
                  value: text(one.value),
                  bar:
                    largest > 0 ? (
                      <progress className={styles.bar} aria-hidden="true" max={largest} value={Math.abs(one.value ?? 0)} />
                    ) : null,
                  before: one.before === null ? null : text(one.before),
                  base: String(one.base),
                },
              }))}
            />
          )}
          {figure.groups.pageInfo.hasNextPage ? (
            <a className="button button-quiet button-wide" href={link({ after: figure.groups.pageInfo.endCursor ?? "" })}>
              {t("common.more")}
            </a>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
