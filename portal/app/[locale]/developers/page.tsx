import type { Metadata } from "next";
import { DevelopersPage } from "../../../src/features/developers/developers-page.tsx";
import { pageLanguage, pageRequest } from "../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("developers.title") };
}

export default async function Page({ params }: Props) {
  const { locale, t } = await pageLanguage(params);
  const { city, graph } = await pageRequest();
  return <DevelopersPage locale={locale} t={t} city={city} graph={graph} />;
}
