import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readPending } from "../../../../../src/features/sign-in/pending.ts";
import { NamePage } from "../../../../../src/features/sign-in/sign-in-pages.tsx";
import { readFlash } from "../../../../../src/session/flash.ts";
import { pageLanguage } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("signIn.name.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const pending = await readPending();
  if (!pending?.code) redirect(`/${locale}/sign-in`);
  return <NamePage locale={locale} t={t} flash={await readFlash(await searchParams)} />;
}
