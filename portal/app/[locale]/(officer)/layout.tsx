import type { ReactNode } from "react";
import { rightsIn } from "../../../src/desk/rights.ts";
import { CitizenFrame } from "../../../src/features/frame/citizen-frame.tsx";
import { OfficerFrame } from "../../../src/features/frame/officer-frame.tsx";
import { readFrame } from "../../../src/features/frame/read-frame.ts";
import { pageLanguage, pageRequest } from "../../../src/session/request.ts";

/** The officer's frame; whoever is none keeps their own around the page that says so. */
export default async function OfficerLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale, t } = await pageLanguage(params);
  const [{ path, kind, city }, frame] = await Promise.all([pageRequest(), readFrame(locale)]);
  if (kind !== "employee")
    return (
      <CitizenFrame frame={frame} locale={locale} path={path} t={t}>
        {children}
      </CitizenFrame>
    );
  return (
    <OfficerFrame frame={frame} permissions={rightsIn(city, frame.me)} locale={locale} path={path} t={t}>
      {children}
    </OfficerFrame>
  );
}
