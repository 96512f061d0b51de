import type { Desk } from "../../desk/officer-page.tsx";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, faultOf, TextField } from "../../ui/form.tsx";
import { BackLink, Notice } from "../../ui/surfaces.tsx";

/** A new password; the first thing to do with a temporary one. */
export async function PasswordPage({ locale, t, me, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const flash = await readFlash(asked);
  const faults = flash?.faults ?? [];
  const first = me?.mustChangePassword ?? false;
  const field = (name: "current" | "next" | "repeat", autoComplete: string, help?: string) => (
    <TextField
      name={name}
      label={t(`password.${name}`)}
      help={help ?? null}
      fault={faultOf(faults, name)}
      type="password"
      autoComplete={autoComplete}
      className="input-ltr"
      maxLength={200}
      required
    />
  );
  return (
    <div className="stack">
      {first ? null : <BackLink href={`/${locale}/officer/me`}>{t("common.back")}</BackLink>}
      <FaultSummary faults={faults} message={flash?.message} shown={["current", "next", "repeat"]} t={t} />
      <h1>{t("password.title")}</h1>
      {first ? <Notice kind="waiting">{t("password.first")}</Notice> : null}
      <form action={`/${locale}/post/password`} method="post" className="stack" noValidate>
        {field("current", "current-password")}
        {field("next", "new-password", t("password.next.help"))}
        {field("repeat", "new-password")}
        <p className="soft">{t("password.others")}</p>
        <button className="button button-wide" type="submit">
          {t("password.save")}
        </button>
      </form>
    </div>
  );
}
