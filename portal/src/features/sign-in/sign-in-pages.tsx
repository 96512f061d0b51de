import type { ReactNode } from "react";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import type { Flash } from "../../session/flash.ts";
import { FaultSummary, faultOf, TextField } from "../../ui/form.tsx";
import type { PendingSignIn } from "./pending.ts";

interface SignInProps {
  locale: Locale;
  t: Translate;
  flash: Flash | null;
}

function Step({
  title,
  text,
  flash,
  shown,
  t,
  action,
  next,
  button,
  children,
}: {
  title: string;
  text?: ReactNode;
  flash: Flash | null;
  shown: string[];
  t: Translate;
  action: string;
  next?: string | null;
  button: string;
  children: ReactNode;
}) {
  return (
    <div className="stack">
      <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={shown} t={t} />
      <h1>{title}</h1>
      {text ? <p className="lede">{text}</p> : null}
      <form action={action} method="post" className="stack" noValidate>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        {children}
        <button className="button button-wide" type="submit">
          {button}
        </button>
      </form>
    </div>
  );
}

const typed = (flash: Flash | null, name: string) => (typeof flash?.values[name] === "string" ? (flash.values[name] as string) : undefined);

/** First: the mobile number. */
export function MobilePage({ locale, t, flash, next }: SignInProps & { next: string | null }) {
  return (
    <div className="stack">
      <Step
        title={t("signIn.title")}
        text={next ? t("signIn.needed") : t("signIn.text")}
        flash={flash}
        shown={["mobile"]}
        t={t}
        action={`/${locale}/post/sign-in/mobile`}
        next={next}
        button={t("signIn.send")}
      >
        <TextField
          name="mobile"
          label={t("signIn.mobile")}
          help={t("signIn.mobile.help")}
          fault={faultOf(flash?.faults ?? [], "mobile")}
          value={typed(flash, "mobile")}
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          className="input-short input-ltr"
          maxLength={20}
          required
        />
      </Step>
      <p>
        <a className="back-link" href={`/${locale}/sign-in/employee`}>
          <span>{t("signIn.employee")}</span>
        </a>
      </p>
    </div>
  );
}

/** Second: the code from the SMS. */
export function CodePage({
  locale,
  t,
  flash,
  pending,
  demo,
  again,
}: SignInProps & { pending: PendingSignIn; demo: boolean; again: boolean }) {
  return (
    <div className="stack">
      {again ? <p role="status">{t("signIn.code.sent")}</p> : null}
      <Step
        title={t("signIn.code.title")}
        text={t("signIn.code.text", { number: `\u2066${pending.sentTo}\u2069` })}
        flash={flash}
        shown={["code"]}
        t={t}
        action={`/${locale}/post/sign-in/code`}
        button={t("signIn.title")}
      >
        <TextField
          name="code"
          label={t("signIn.code.label")}
          fault={faultOf(flash?.faults ?? [], "code")}
          value={typed(flash, "code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          className="input-code input-ltr"
          maxLength={6}
          required
        />
      </Step>
      <form action={`/${locale}/post/sign-in/again`} method="post" className="button-row">
        <button className="button button-plain" type="submit">
          {t("signIn.code.again")}
        </button>
        <a className="button button-plain" href={`/${locale}/sign-in`}>
          {t("signIn.code.other")}
        </a>
      </form>
      {demo ? (
        <p className="small">
          <a href={`/${locale}/dev/messages?to=${encodeURIComponent(pending.mobile)}`}>{t("signIn.code.demo")}</a>
        </p>
      ) : null}
    </div>
  );
}

/** Third, the first time only: the name. */
export function NamePage({ locale, t, flash }: SignInProps) {
  return (
    <Step
      title={t("signIn.name.title")}
      text={t("signIn.name.text")}
      flash={flash}
      shown={["name"]}
      t={t}
      action={`/${locale}/post/sign-in/name`}
      button={t("common.continue")}
    >
      <TextField
        name="name"
        label={t("signIn.name.label")}
        fault={faultOf(flash?.faults ?? [], "name")}
        value={typed(flash, "name")}
        autoComplete="name"
        maxLength={100}
        required
      />
    </Step>
  );
}

/** City staff sign in with a user name and a password. */
export function EmployeePage({ locale, t, flash, next }: SignInProps & { next: string | null }) {
  return (
    <div className="stack">
      <Step
        title={t("signIn.employee.title")}
        flash={flash}
        shown={["username", "password"]}
        t={t}
        action={`/${locale}/post/sign-in/employee`}
        next={next}
        button={t("signIn.title")}
      >
        <TextField
          name="username"
          label={t("signIn.username")}
          help={t("signIn.username.help")}
          fault={faultOf(flash?.faults ?? [], "username")}
          value={typed(flash, "username")}
          autoComplete="username"
          className="input-ltr"
          maxLength={100}
          required
        />
        <TextField
          name="password"
          label={t("signIn.password")}
          fault={faultOf(flash?.faults ?? [], "password")}
          type="password"
          autoComplete="current-password"
          className="input-ltr"
          maxLength={200}
          required
        />
      </Step>
      <p>
        <a className="back-link" href={`/${locale}/sign-in`}>
          <span>{t("signIn.citizen")}</span>
        </a>
      </p>
    </div>
  );
}
