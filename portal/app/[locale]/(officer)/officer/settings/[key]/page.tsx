import type { Metadata } from "next";
import { officerPage } from "../../../../../../src/desk/officer-page.tsx";
import { SettingPage } from "../../../../../../src/features/settings/setting-page.tsx";
import { pageLanguage } from "../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  const title = t("settings.title");
  return { title: (await searchParams).again ? t("form.title.fault", { title }) : title };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ key }, asked] = await Promise.all([params, searchParams]);
  return officerPage(params, (desk) => SettingPage({ ...desk, settingKey: key, asked }), { width: "whole" });
}
