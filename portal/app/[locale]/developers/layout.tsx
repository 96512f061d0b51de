import type { ReactNode } from "react";
import styles from "../../../src/features/developers/developers.module.css";
import { readFrame } from "../../../src/features/frame/read-frame.ts";
import { TopBar } from "../../../src/features/frame/top-bar.tsx";
import { pageLanguage, pageRequest } from "../../../src/session/request.ts";

/** The portal's bar above a page wide enough for code. */
export default async function DevelopersLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale, t } = await pageLanguage(params);
  const [{ path }, frame] = await Promise.all([pageRequest(), readFrame(locale)]);
  return (
    <>
      <a className="skip-link" href="#content">
        {t("frame.skip")}
      </a>
      <TopBar frame={frame} locale={locale} path={path} t={t} />
      <main id="content" className={`page ${styles.wide}`}>
        {children}
      </main>
    </>
  );
}
