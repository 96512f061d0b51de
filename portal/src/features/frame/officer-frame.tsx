import type { ReactNode } from "react";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { Icon } from "../../ui/icon.tsx";
import styles from "./officer-frame.module.css";
import { placesFor } from "./rail.ts";
import type { Frame } from "./read-frame.ts";
import { TopBar } from "./top-bar.tsx";

/** How many places fit beside "More" on a phone. */
const IN_BAR = 4;

/** The officer's frame: a rail of places beside the page on a desktop, a bar below it on a phone. */
export function OfficerFrame({
  frame,
  permissions,
  locale,
  path,
  t,
  children,
}: {
  frame: Frame;
  permissions: ReadonlySet<string>;
  locale: Locale;
  path: string;
  t: Translate;
  children: ReactNode;
}) {
  const at = path.split("?")[0] ?? "/";
  const places = placesFor(permissions, at);
  const atMe = at.startsWith("/officer/me");
  const link = (place: (typeof places)[number]) => (
    <a key={place.path} href={`/${locale}${place.path}`} aria-current={place.current ? "page" : undefined}>
      <Icon name={place.icon} />
      {t(place.label)}
    </a>
  );
  const meAndOut = (
    <>
      <a href={`/${locale}/officer/me`} aria-current={atMe ? "page" : undefined}>
        <Icon name="me" />
        <span>
          {frame.me?.name ?? t("desk.me")}
          {frame.me?.designation ? <span className={styles.designation}>{frame.me.designation}</span> : null}
        </span>
      </a>
      <form action={`/${locale}/post/sign-out`} method="post">
        <button type="submit" className={styles.signOut}>
          <Icon name="leave" mirrors />
          {t("me.signOut")}
        </button>
      </form>
    </>
  );
  return (
    <div className={`has-bottom-bar ${styles.frame}`}>
      <a className="skip-link" href="#content">
        {t("frame.skip")}
      </a>
      <TopBar frame={frame} locale={locale} path={path} t={t} home={`/${locale}/officer`} messages={`/${locale}/officer/notifications`} />
      <nav className={styles.rail} aria-label={t("frame.places")}>
        {places.map(link)}
        <div className={styles.self}>{meAndOut}</div>
      </nav>
      <main id="content" className={`page ${styles.desk}`}>
        {children}
      </main>
      <nav className="bottom-bar" aria-label={t("frame.places")}>
        {places.slice(0, IN_BAR).map(link)}
        <details className={styles.more}>
          <summary data-current={atMe || places.slice(IN_BAR).some((place) => place.current) ? "" : undefined}>
            <Icon name="more" />
            {t("desk.more")}
          </summary>
          <div className={styles.panel}>
            {places.slice(IN_BAR).map(link)}
            {meAndOut}
          </div>
        </details>
      </nav>
    </div>
  );
}
