import type { ReactNode } from "react";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { OfflineIsland } from "../../offline/offline-island.tsx";
import type { IconName } from "../../ui/icon.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Frame } from "./read-frame.ts";
import { TopBar } from "./top-bar.tsx";

interface Place {
  href: string;
  icon: IconName;
  label: string;
  current: boolean;
}

/** Bars above and below, the page between: a phone first, the same in a column on a desktop. */
export function CitizenFrame({
  frame,
  locale,
  path,
  t,
  children,
}: {
  frame: Frame;
  locale: Locale;
  path: string;
  t: Translate;
  children: ReactNode;
}) {
  const at = path.split("?")[0] ?? "/";
  const places: Place[] = [
    { href: `/${locale}`, icon: "home", label: t("frame.home"), current: at === "/" },
    { href: `/${locale}/cases`, icon: "cases", label: t("frame.cases"), current: at.startsWith("/cases") },
    { href: `/${locale}/pay`, icon: "rupee", label: t("frame.pay"), current: at.startsWith("/pay") || at.startsWith("/tax") },
    { href: `/${locale}/me`, icon: "me", label: t("frame.me"), current: at.startsWith("/me") },
  ];
  return (
    <div className="has-bottom-bar">
      <a className="skip-link" href="#content">
        {t("frame.skip")}
      </a>
      <TopBar frame={frame} locale={locale} path={path} t={t}>
        <nav className="top-nav" aria-label={t("frame.places")}>
          {places.map((place) => (
            <a key={place.href} href={place.href} aria-current={place.current ? "page" : undefined}>
              {place.label}
            </a>
          ))}
        </nav>
      </TopBar>
      <main id="content" className="page">
        {children}
      </main>
      <nav className="bottom-bar" aria-label={t("frame.places")}>
        {places.map((place) => (
          <a key={place.href} href={place.href} aria-current={place.current ? "page" : undefined}>
            <Icon name={place.icon} />
            {place.label}
          </a>
        ))}
      </nav>
      <OfflineIsland />
    </div>
  );
}
