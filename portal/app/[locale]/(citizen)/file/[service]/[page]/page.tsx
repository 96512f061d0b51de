import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CheckPage } from "../../../../../../src/features/filing/check-page.tsx";
import { CHECK, FILING_BASES } from "../../../../../../src/features/filing/places.ts";
import { QuestionPage } from "../../../../../../src/features/filing/question-page.tsx";
import { guarded, signInPath } from "../../../../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; service: string; page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  const { page } = await params;
  const title = page === CHECK ? t("filing.check.title") : t("filing.title");
  return { title: (await searchParams).again ? t("form.title.fault", { title }) : title };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ service, page }, { city, signedIn, path }, asked] = await Promise.all([params, pageRequest(), searchParams]);
  if (!city) redirect(`/${locale}/welcome?next=${encodeURIComponent(`/${locale}${path}`)}`);
  if (!signedIn) redirect(signInPath(locale, path));
  const props = { locale, t, base: FILING_BASES.citizen, serviceId: service, city, asked };
  return guarded({ locale, t }, () => (page === CHECK ? CheckPage(props) : QuestionPage({ ...props, pageId: page })));
}
