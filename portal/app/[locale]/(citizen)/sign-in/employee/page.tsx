import type { Metadata } from "next";
import { EmployeePage } from "../../../../../src/features/sign-in/sign-in-pages.tsx";
import { readFlash } from "../../../../../src/session/flash.ts";
import { pageLanguage } from "../../../../../src/session/request.ts";
import { safePath } from "../../../../../src/session/safe-path.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("signIn.employee.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const asked = await searchParams;
  return <EmployeePage locale={locale} t={t} flash={await readFlash(asked)} next={safePath(asked.next)} />;
}
