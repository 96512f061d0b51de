import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { StaffProfileQuery } from "../../graphql/documents/staff.ts";
import type { CodedName } from "../../graphql/types.ts";
import { LOCALES, type Locale } from "../../messages/locales.ts";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, FieldGroup, faultOf, fieldId, TextField } from "../../ui/form.tsx";
import { Facts, Notice, NumberText } from "../../ui/surfaces.tsx";

const namesOf = (codes: readonly string[], names: readonly CodedName[] | undefined) =>
  codes.map((code) => names?.find((one) => one.code === code)?.name ?? code).join(", ");

/** Who the officer is to the city, how messages reach them, their password, the way out. */
export async function StaffProfilePage({ locale, t, city, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const [{ me, roles, city: place }, flash] = await Promise.all([
    ask(StaffProfileQuery, { city }, locale, { partial: true }),
    readFlash(asked),
  ]);
  const held = me.cities.find((one) => one.city === city) ?? me.cities.find((one) => one.city === city.split(".")[0]);
  const typed = (flash?.values ?? {}) as Record<string, string>;
  const faults = flash?.faults ?? [];
  return (
    <div className="stack-l">
      {asked.saved === "1" ? <Notice kind="done">{t("me.saved")}</Notice> : null}
      {asked.saved === "password" ? <Notice kind="done">{t("password.saved")}</Notice> : null}
      <FaultSummary faults={faults} message={flash?.message} shown={["email", "locale"]} t={t} />
      <h1>{me.name ?? t("desk.me")}</h1>
      <Facts
        rows={[
          ...(me.designation ? [{ label: t("staff.designation"), value: me.designation }] : []),
          { label: t("staff.roles"), value: namesOf(held?.roles ?? [], roles) },
          {
            label: t("staff.departments"),
            value: held?.departments.length ? namesOf(held.departments, place?.departments) : t("staff.departments.all"),
          },
          { label: t("staff.wards"), value: held?.wards.length ? namesOf(held.wards, place?.wards) : t("staff.wards.all") },
          ...(me.mobile ? [{ label: t("me.mobile"), value: <NumberText>{me.mobile}</NumberText> }] : []),
        ]}
      />
      <p className="soft">{t("staff.change")}</p>
      <form action={`/${locale}/post/profile`} method="post" className="stack" noValidate>
        <TextField
          name="email"
          label={t("me.email")}
          help={t("me.email.help")}
          optional={t("common.optional")}
          fault={faultOf(faults, "email")}
          value={typed.email ?? me.email ?? ""}
          type="email"
          inputMode="email"
          autoComplete="email"
          className="input-ltr"
          maxLength={200}
        />
        <FieldGroup name="locale" label={t("me.locale")} fault={faultOf(faults, "locale")}>
          <div className="choices">
            {(Object.keys(LOCALES) as Locale[]).map((one, index) => (
              <label key={one} className="choice" lang={one} data-script="">
                <input
                  type="radio"
                  name="locale"
                  value={one}
                  defaultChecked={one === (typed.locale ?? me.locale)}
                  id={index === 0 ? fieldId("locale") : undefined}
                />
                {LOCALES[one].name}
              </label>
            ))}
          </div>
        </FieldGroup>
        <button className="button" type="submit">
          {t("common.save")}
        </button>
      </form>
      <div className="button-row">
        <a className="button button-quiet" href={`/${locale}/officer/me/password`}>
          {t("password.title")}
        </a>
        {me.cities.length > 1 ? (
          <a className="button button-quiet" href={`/${locale}/welcome?next=${encodeURIComponent(`/${locale}/officer`)}`}>
            {t("me.city")}
          </a>
        ) : null}
        <form action={`/${locale}/post/sign-out`} method="post">
          <button className="button button-quiet" type="submit">
            {t("me.signOut")}
          </button>
        </form>
      </div>
    </div>
  );
}
