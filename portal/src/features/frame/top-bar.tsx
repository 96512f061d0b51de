import type { ReactNode } from "react";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { Crest } from "../../ui/crest.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LanguageSwitcher } from "../../ui/language-switcher.tsx";
import type { Frame } from "./read-frame.ts";

interface TopBarProps {
  frame: Frame;
  locale: Locale;
  path: string;
  t: Translate;
  /** Places of the frame, between the city and the language. */
  children?: ReactNode;
  /** Where the crest leads: the citizen's home unless told. */
  home?: string;
  /** Where the bell leads: the citizen's messages unless told. */
  messages?: string;
}

/** The city's crest and name, the language and the bell: on every page, the citizen's and the officer's. */
export function TopBar({ frame, locale, path, t, children, home = `/${locale}`, messages = `/${locale}/notifications` }: TopBarProps) {
  return (
    <header className="top-bar">
      <div className="top-bar-inner">
        <a className="brand" href={home}>
          <Crest own={frame.city?.crest} />
          <span>
            <span className="brand-name">{frame.city?.name ?? t("frame.portal")}</span>
            <span className="brand-sub">{frame.city ? t("frame.corporation") : t("frame.tagline")}</span>
          </span>
        </a>
        {children}
        <LanguageSwitcher locale={locale} path={path} t={t} />
        {frame.me && frame.me.kind !== "anonymous" ? (
          <a className="icon-button" href={messages}>
            <Icon name="bell" />
            <span className="visually-hidden">{t("frame.bell", { count: frame.unread })}</span>
            {frame.unread > 0 ? (
              <span className="count number" aria-hidden="true">
                {frame.unread > 99 ? "99+" : frame.unread}
              </span>
            ) : null}
          </a>
        ) : null}
      </div>
    </header>
  );
}
