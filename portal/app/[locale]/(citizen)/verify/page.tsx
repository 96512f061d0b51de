import type { Metadata } from "next";
import { guarded } from "../../../../src/features/trouble/guarded.tsx";
import { VerifyPage } from "../../../../src/features/verify/verify-page.tsx";
import { pageLanguage } from "../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("verify.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const { code } = await searchParams;
  return guarded({ locale, t }, () => VerifyPage({ locale, t, code: typeof code === "string" ? code : "" }));
}
