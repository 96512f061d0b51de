import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { type Setting, SettingsQuery } from "../../graphql/documents/settings.ts";
import { formatDate } from "../../messages/formats.ts";
import { partName } from "../../messages/part-names.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { Empty, Notice } from "../../ui/surfaces.tsx";
import { settingsPlace } from "./place.ts";
import { PlaceNav } from "./place-nav.tsx";
import { sourceText, valueText } from "./setting-texts.ts";

/** What can be set in the city: its value now, where it comes from, and what is planned. */
export async function SettingsPage({ locale, t, city, me, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const place = settingsPlace(asked.at, city, me);
  const { settings, services } = await ask(SettingsQuery, { at: place.at, city }, locale);
  const groups = Map.groupBy(settings.settings, (one) => one.subgraph);
  const nameOf = (subgraph: string) => services.find((one) => one.id === subgraph)?.label ?? partName(subgraph, t);
  const next = (one: Setting) => one.changes.findLast((change) => change.standing === "planned");
  return (
    <div className="stack">
      <h1>{t("settings.title")}</h1>
      <p className="lede">{t("settings.text")}</p>
      <PlaceNav place={place} locale={locale} t={t} />
      {asked.done === "1" ? <Notice kind="done">{t("settings.saved")}</Notice> : null}
      {settings.silent.length > 0 ? (
        <Notice kind="overdue">{t("settings.silent", { names: settings.silent.map(nameOf).join(", ") })}</Notice>
      ) : null}
      {groups.size === 0 ? <Empty icon="lock" title={t("settings.none")} /> : null}
      {[...groups].map(([subgraph, list]) => (
        <section key={subgraph} className="stack" aria-labelledby={`of-${subgraph}`}>
          <h2 id={`of-${subgraph}`}>{nameOf(subgraph)}</h2>
          <DataTable
            caption={nameOf(subgraph)}
            head="setting"
            columns={[
              { key: "setting", label: t("settings.setting"), plain: true },
              { key: "value", label: t("settings.value") },
              { key: "source", label: t("settings.source") },
              { key: "planned", label: t("settings.planned") },
            ]}
            rows={list.map((one) => {
              const planned = next(one);
              return {
                key: one.key,
                cells: {
                  setting: <a href={`/${locale}/officer/settings/${one.key}${place.query}`}>{one.description}</a>,
                  value: <bdi>{valueText(one.value, locale, t)}</bdi>,
                  source: sourceText(one.source, t),
                  planned: planned
                    ? t("settings.plan", {
                        value: planned.value === null ? t("settings.given") : valueText(planned.value, locale, t),
                        date: formatDate(planned.from, locale),
                      })
                    : null,
                },
              };
            })}
          />
        </section>
      ))}
    </div>
  );
}
