import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { config } from "../../../../../src/config.ts";
import { readPending } from "../../../../../src/features/sign-in/pending.ts";
import { CodePage } from "../../../../../src/features/sign-in/sign-in-pages.tsx";
import { readFlash } from "../../../../../src/session/flash.ts";
import { pageLanguage } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("signIn.code.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [asked, pending] = await Promise.all([searchParams, readPending()]);
  if (!pending) redirect(`/${locale}/sign-in`);
  return (
    <CodePage locale={locale} t={t} flash={await readFlash(asked)} pending={pending} demo={config.demo} again={asked.sent === "again"} />
  );
}
