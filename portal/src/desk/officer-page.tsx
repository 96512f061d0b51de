import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { readFrame } from "../features/frame/read-frame.ts";
import { guarded, signInPath } from "../features/trouble/guarded.tsx";
import { Trouble } from "../features/trouble/trouble.tsx";
import type { FrameData } from "../graphql/documents/frame.ts";
import type { Locale } from "../messages/locales.ts";
import type { Translate } from "../messages/translate.ts";
import { pageLanguage, pageRequest } from "../session/request.ts";
import styles from "./officer-page.module.css";
import { rightsIn } from "./rights.ts";

/** What every page of an officer knows. */
export interface Desk {
  locale: Locale;
  t: Translate;
  /** The city worked in. */
  city: string;
  me: FrameData["me"] | null;
  /** What the officer may do in this city, e.g. `complaints.assign`. */
  permissions: ReadonlySet<string>;
}

interface OfficerPageOptions {
  /** `whole` for tables; text and forms stay as wide as one reads well. */
  width?: "reading" | "whole";
  /** Of the page that changes the password: the only one open while it is a temporary one. */
  temporaryPassword?: boolean;
}

/** A page for the city's staff: leads to sign-in, to a new password, to the choice of a city; tells citizens whose page it is. */
export async function officerPage(
  params: Promise<{ locale: string }>,
  page: (desk: Desk) => Promise<ReactNode>,
  { width = "reading", temporaryPassword = false }: OfficerPageOptions = {},
): Promise<ReactNode> {
  const { locale, t } = await pageLanguage(params);
  const [{ kind, city, path }, { me }] = await Promise.all([pageRequest(), readFrame(locale)]);
  const back = `next=${encodeURIComponent(`/${locale}${path}`)}`;
  if (kind === "anonymous") redirect(signInPath(locale, path));
  if (kind === "citizen")
    return (
      <Trouble icon="lock" title={t("desk.staffOnly.title")} text={t("desk.staffOnly.text")}>
        <div className="button-row">
          <a className="button" href={`/${locale}`}>
            {t("trouble.home")}
          </a>
          <a className="button button-quiet" href={signInPath(locale, path)}>
            {t("signIn.employee.title")}
          </a>
        </div>
      </Trouble>
    );
  if (me?.mustChangePassword && !temporaryPassword) redirect(`/${locale}/officer/me/password`);
  if (!city && !temporaryPassword) redirect(`/${locale}/welcome?${back}`);
  const desk: Desk = { locale, t, city: city ?? "", me, permissions: rightsIn(city, me) };
  return <div className={width === "whole" ? undefined : styles.reading}>{await guarded({ locale, t }, () => page(desk))}</div>;
}
