import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { CitizensOnly } from "../../../src/desk/citizens-only.tsx";
import { rightsIn } from "../../../src/desk/rights.ts";
import { CitizenFrame } from "../../../src/features/frame/citizen-frame.tsx";
import { OfficerFrame } from "../../../src/features/frame/officer-frame.tsx";
import { readFrame } from "../../../src/features/frame/read-frame.ts";
import { staffPlace } from "../../../src/features/frame/staff-place.ts";
import { pageLanguage, pageRequest } from "../../../src/session/request.ts";

/** The citizen's frame. An employee is led to their own page of the same thing, or told whose page this is. */
export default async function CitizenLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale, t } = await pageLanguage(params);
  const [{ path, kind, city }, frame] = await Promise.all([pageRequest(), readFrame(locale)]);
  if (kind === "employee") {
    const at = path.split("?")[0] ?? "/";
    const place = staffPlace(at);
    if (place && place !== at) redirect(`/${locale}${place}`);
    return (
      <OfficerFrame frame={frame} permissions={rightsIn(city, frame.me)} locale={locale} path={path} t={t}>
        {place ? children : <CitizensOnly locale={locale} t={t} />}
      </OfficerFrame>
    );
  }
  return (
    <CitizenFrame frame={frame} locale={locale} path={path} t={t}>
      {children}
    </CitizenFrame>
  );
}
