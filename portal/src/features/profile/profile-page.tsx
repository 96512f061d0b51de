import { ask } from "../../graphql/ask.ts";
import { ProfileQuery } from "../../graphql/documents/mine.ts";
import { formatMoment } from "../../messages/formats.ts";
import { LOCALES, type Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, FieldGroup, faultOf, fieldId, TextField } from "../../ui/form.tsx";
import { Facts, Notice, NumberText } from "../../ui/surfaces.tsx";

/** What the city knows of the reader, who looked at it, and the way out. */
export async function ProfilePage({
  locale,
  t,
  asked,
}: {
  locale: Locale;
  t: Translate;
  asked: Record<string, string | string[] | undefined>;
}) {
  const [{ me }, flash] = await Promise.all([ask(ProfileQuery, {}, locale), readFlash(asked)]);
  const typed = (flash?.values ?? {}) as Record<string, string>;
  const faults = flash?.faults ?? [];
  return (
    <div className="stack-l">
      {asked.saved === "1" ? <Notice kind="done">{t("me.saved")}</Notice> : null}
      <FaultSummary faults={faults} message={flash?.message} shown={["name", "email", "locale"]} t={t} />
      <h1>{me.name ?? t("me.title")}</h1>
      {me.mobile ? <Facts rows={[{ label: t("me.mobile"), value: <NumberText>{me.mobile}</NumberText> }]} /> : null}
      <form action={`/${locale}/post/profile`} method="post" className="stack" noValidate>
        {me.kind === "citizen" ? (
          <TextField
            name="name"
            label={t("me.name")}
            fault={faultOf(faults, "name")}
            value={typed.name ?? me.name ?? ""}
            autoComplete="name"
            maxLength={100}
            required
          />
        ) : null}
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
      {me.kind === "citizen" ? (
        <section className="stack" aria-labelledby="accesses">
          <h2 id="accesses">{t("me.accesses")}</h2>
          <p className="soft">{t("me.accesses.text")}</p>
          {me.accesses.length === 0 ? (
            <p>{t("me.accesses.none")}</p>
          ) : (
            <ul className="list">
              {me.accesses.map((one) => (
                <li key={`${one.when} ${one.who}`} className="list-link">
                  <span>
                    <span className="list-title">{one.who}</span>
                    <span dir="auto">{one.why}</span>
                    <span className="list-text">
                      <time dateTime={one.when}>{formatMoment(one.when, locale)}</time>
                      {one.caseNumber ? (
                        <>
                          {" "}
                          · <NumberText>{one.caseNumber}</NumberText>
                        </>
                      ) : null}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      ) : null}
      <div className="button-row">
        {me.kind === "employee" ? (
          <a className="button button-quiet" href={`/${locale}/officer`}>
            {t("me.staff")}
          </a>
        ) : null}
        <a className="button button-quiet" href={`/${locale}/welcome`}>
          {t("me.city")}
        </a>
        <form action={`/${locale}/post/sign-out`} method="post">
          <button className="button button-quiet" type="submit">
            {t("me.signOut")}
          </button>
        </form>
      </div>
    </div>
  );
}
