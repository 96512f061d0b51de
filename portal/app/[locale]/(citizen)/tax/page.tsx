import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TaxPage } from "../../../../src/features/tax/tax-page.tsx";
import { guarded } from "../../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("tax.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ city, signedIn }, { after }] = await Promise.all([pageRequest(), searchParams]);
  if (!city) redirect(`/${locale}/welcome?next=${encodeURIComponent(`/${locale}/tax`)}`);
  return guarded({ locale, t }, () => TaxPage({ locale, t, city, signedIn, after: typeof after === "string" ? after : null }));
}
