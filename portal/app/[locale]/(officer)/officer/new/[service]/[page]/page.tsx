import type { Metadata } from "next";
import { officerPage } from "../../../../../../../src/desk/officer-page.tsx";
import { CheckPage } from "../../../../../../../src/features/filing/check-page.tsx";
import { CHECK, FILING_BASES } from "../../../../../../../src/features/filing/places.ts";
import { QuestionPage } from "../../../../../../../src/features/filing/question-page.tsx";
import { pageLanguage } from "../../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; service: string; page: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  const [{ page }, asked] = await Promise.all([params, searchParams]);
  const title = page === CHECK ? t("filing.check.title") : t("desk.new");
  return { title: asked.again ? t("form.title.fault", { title }) : title };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ service, page }, asked] = await Promise.all([params, searchParams]);
  return officerPage(params, ({ locale, t, city }) => {
    const props = { locale, t, base: FILING_BASES.officer, serviceId: service, city, asked };
    return page === CHECK ? CheckPage(props) : QuestionPage({ ...props, pageId: page });
  });
}
