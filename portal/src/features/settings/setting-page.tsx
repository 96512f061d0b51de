import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { type Setting, SettingsQuery } from "../../graphql/documents/settings.ts";
import { missing } from "../../graphql/fault.ts";
import { formatMoment } from "../../messages/formats.ts";
import type { Translate } from "../../messages/translate.ts";
import { type Flash, readFlash } from "../../session/flash.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { describedBy, FaultSummary, Field, FieldGroup, faultOf, fieldId, TextField } from "../../ui/form.tsx";
import { BackLink, Facts, StateTag } from "../../ui/surfaces.tsx";
import { settingsPlace } from "./place.ts";
import { levelText, sourceText, standingText, valueText } from "./setting-texts.ts";

const KINDS = { planned: "open", inForce: "done", past: "final", replaced: "refused" } as const;

interface SettingPageProps extends Desk {
  settingKey: string;
  asked: Record<string, string | string[] | undefined>;
}

/** One setting: what holds, the form that sets it from a day on, and every change there was. */
export async function SettingPage({ locale, t, city, me, settingKey, asked }: SettingPageProps) {
  const place = settingsPlace(asked.at, city, me);
  const [{ settings }, flash] = await Promise.all([ask(SettingsQuery, { at: place.at, city }, locale), readFlash(asked)]);
  const setting = settings.settings.find((one) => one.key === settingKey);
  if (!setting) throw missing();
  const show = (value: Setting["value"]) => <bdi>{valueText(value, locale, t)}</bdi>;
  const own =
    setting.source !== "default" &&
    setting.changes.some((one) => one.standing === "inForce" && one.value !== null && one.level !== "" && one.level === place.at);
  return (
    <div className="stack">
      <BackLink href={`/${locale}/officer/settings${place.query}`}>{t("settings.title")}</BackLink>
      <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={["value", "from"]} t={t} />
      <h1>{setting.description}</h1>
      <Facts
        rows={[
          { label: t("settings.value"), value: show(setting.value) },
          { label: t("settings.source"), value: sourceText(setting.source, t) },
          { label: t("settings.default"), value: show(setting.default) },
          ...(setting.min !== null && setting.max !== null
            ? [{ label: t("settings.bounds"), value: t("settings.range", { min: setting.min, max: setting.max }) }]
            : []),
        ]}
      />
      {setting.mayChange ? (
        <form action={`/${locale}/post/settings/${setting.key}`} method="post" className="stack" noValidate>
          <h2>{t("settings.change")}</h2>
          <input type="hidden" name="at" value={place.at} />
          <input type="hidden" name="type" value={setting.type} />
          <ValueControl setting={setting} flash={flash} t={t} />
          <DayControl flash={flash} t={t} />
          <div className="button-row">
            <button className="button" type="submit" name="intent" value="set">
              {t("common.save")}
            </button>
            {own ? (
              <button className="button button-quiet" type="submit" name="intent" value="give">
                {t("settings.give")}
              </button>
            ) : null}
          </div>
        </form>
      ) : (
        <p className="soft">{t("settings.notYours")}</p>
      )}
      <section className="stack" aria-labelledby="changes">
        <h2 id="changes">{t("settings.changes")}</h2>
        {setting.changes.length === 0 ? (
          <p>{t("settings.changes.none")}</p>
        ) : (
          <DataTable
            caption={t("settings.changes")}
            head="value"
            columns={[
              { key: "value", label: t("settings.changed"), plain: true },
              { key: "from", label: t("settings.from") },
              { key: "standing", label: t("operations.state"), plain: true },
              { key: "level", label: t("settings.source") },
              { key: "by", label: t("settings.by") },
              { key: "at", label: t("settings.at") },
            ]}
            rows={setting.changes.map((one) => ({
              key: one.id,
              cells: {
                value: one.value === null ? t("settings.given") : show(one.value),
                from: <time dateTime={one.from}>{formatMoment(one.from, locale)}</time>,
                standing: <StateTag kind={KINDS[one.standing]}>{standingText(one.standing, t)}</StateTag>,
                level: levelText(one.level, t),
                by: one.changedBy?.name,
                at: <time dateTime={one.changedAt}>{formatMoment(one.changedAt, locale)}</time>,
              },
            }))}
          />
        )}
      </section>
    </div>
  );
}

/** The control for the setting's type. */
function ValueControl({ setting, flash, t }: { setting: Setting; flash: Flash | null; t: Translate }) {
  const fault = faultOf(flash?.faults ?? [], "value");
  const value = typeof flash?.values.value === "string" ? flash.values.value : String(setting.value);
  if (setting.type === "boolean")
    return (
      <FieldGroup name="value" label={t("settings.newValue")} fault={fault}>
        <div className="choices">
          {(["true", "false"] as const).map((one, index) => (
            <label key={one} className="choice">
              <input type="radio" name="value" value={one} defaultChecked={value === one} id={index === 0 ? fieldId("value") : undefined} />
              {t(one === "true" ? "settings.on" : "settings.off")}
            </label>
          ))}
        </div>
      </FieldGroup>
    );
  return (
    <TextField
      name="value"
      label={t("settings.newValue")}
      fault={fault}
      value={value}
      inputMode={setting.type === "text" ? "text" : "numeric"}
      className={setting.type === "text" ? "" : "input-short input-ltr"}
      maxLength={500}
      autoComplete="off"
      required
    />
  );
}

/** From which day on; empty: at once. */
function DayControl({ flash, t }: { flash: Flash | null; t: Translate }) {
  const fault = faultOf(flash?.faults ?? [], "from");
  return (
    <Field name="from" label={t("settings.from")} help={t("settings.from.help")} optional={t("common.optional")} fault={fault}>
      <input
        className="input input-short"
        type="date"
        id={fieldId("from")}
        name="from"
        defaultValue={typeof flash?.values.from === "string" ? flash.values.from : ""}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy("from", "help", fault)}
      />
    </Field>
  );
}
