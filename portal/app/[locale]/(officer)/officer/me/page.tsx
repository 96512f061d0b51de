import type { Metadata } from "next";
import { officerPage } from "../../../../../src/desk/officer-page.tsx";
import { StaffProfilePage } from "../../../../../src/features/staff-profile/staff-profile-page.tsx";
import { pageLanguage } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("desk.me") };
}

export default async function Page({ params, searchParams }: Props) {
  const asked = await searchParams;
  return officerPage(params, (desk) => StaffProfilePage({ ...desk, asked }));
}
