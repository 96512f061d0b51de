import { redirect } from "next/navigation";
import { FILING_BASES } from "../../../../../src/features/filing/places.ts";
import { StartPage } from "../../../../../src/features/filing/start-page.tsx";
import { guarded, signInPath } from "../../../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; service: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ service }, { city, kind, path }, asked] = await Promise.all([params, pageRequest(), searchParams]);
  if (!city) redirect(`/${locale}/welcome?next=${encodeURIComponent(`/${locale}${path}`)}`);
  if (kind === "anonymous") redirect(signInPath(locale, path));
  // An employee files for somebody else, in the officer's frame.
  if (kind === "employee") redirect(`/${locale}${FILING_BASES.officer}/${service}`);
  return guarded({ locale, t }, () => StartPage({ locale, t, base: FILING_BASES.citizen, serviceId: service, city, asked }));
}
