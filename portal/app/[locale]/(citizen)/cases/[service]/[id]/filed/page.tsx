import { redirect } from "next/navigation";
import { FiledPage } from "../../../../../../../src/features/case/filed-page.tsx";
import { guarded, signInPath } from "../../../../../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; service: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ service, id }, { city, signedIn, path }, asked] = await Promise.all([params, pageRequest(), searchParams]);
  if (!signedIn) redirect(signInPath(locale, path));
  if (!city) redirect(`/${locale}/welcome?next=${encodeURIComponent(`/${locale}${path}`)}`);
  const done = typeof asked.done === "string" ? asked.done : undefined;
  return guarded({ locale, t }, () => FiledPage({ locale, t, serviceId: service, id, city, base: "/cases", done }));
}
