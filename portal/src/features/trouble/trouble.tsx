import type { ReactNode } from "react";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import type { IconName } from "../../ui/icon.tsx";
import { Empty } from "../../ui/surfaces.tsx";

/** A page that could not be: what happened, what was kept, what to do. */
export function Trouble({
  icon = "alert",
  title,
  text,
  code,
  children,
}: {
  icon?: IconName;
  title: string;
  text: string;
  code?: string | null;
  children?: ReactNode;
}) {
  return (
    <Empty icon={icon} title={title} whole>
      <p>{text}</p>
      {code ? (
        <p className="number">
          <code>{code}</code>
        </p>
      ) : null}
      {children}
    </Empty>
  );
}

/** "This page does not exist", and the way home. */
export function NotFoundText({ locale, t }: { locale: Locale; t: Translate }) {
  return (
    <Trouble icon="search" title={t("trouble.notFound.title")} text={t("trouble.notFound.text")}>
      <p>
        <a className="button" href={`/${locale}`}>
          {t("trouble.home")}
        </a>
      </p>
    </Trouble>
  );
}
