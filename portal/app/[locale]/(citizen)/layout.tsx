import type { ReactNode } from "react";
import { CitizenFrame } from "../../../src/features/frame/citizen-frame.tsx";
import { readFrame } from "../../../src/features/frame/read-frame.ts";
import { pageLanguage, pageRequest } from "../../../src/session/request.ts";

export default async function CitizenLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale, t } = await pageLanguage(params);
  const [{ path }, frame] = await Promise.all([pageRequest(), readFrame(locale)]);
  return (
    <CitizenFrame frame={frame} locale={locale} path={path} t={t}>
      {children}
    </CitizenFrame>
  );
}
