import type { Metadata } from "next";
import { officerPage } from "../../../../../src/desk/officer-page.tsx";
import { RegisterPage } from "../../../../../src/features/tax/register-pages.tsx";
import { pageLanguage } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  const title = t("tax.register.title");
  return { title: (await searchParams).again ? t("form.title.fault", { title }) : title };
}

export default async function Page({ params, searchParams }: Props) {
  const asked = await searchParams;
  return officerPage(params, (desk) => RegisterPage({ ...desk, asked }));
}
