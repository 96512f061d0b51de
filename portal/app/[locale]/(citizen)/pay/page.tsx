import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PayPage } from "../../../../src/features/pay/pay-page.tsx";
import { guarded } from "../../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  const title = t("pay.title");
  return { title: (await searchParams).again ? t("form.title.fault", { title }) : title };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ city, signedIn }, asked] = await Promise.all([pageRequest(), searchParams]);
  if (!city) redirect(`/${locale}/welcome?next=${encodeURIComponent(`/${locale}/pay`)}`);
  return guarded({ locale, t }, () => PayPage({ locale, t, city, signedIn, asked }));
}
