import type { Metadata } from "next";
import { officerPage } from "../../../../../src/desk/officer-page.tsx";
import { AssignPage } from "../../../../../src/features/assign/assign-page.tsx";
import { pageLanguage } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("inbox.assign") };
}

export default async function Page({ params, searchParams }: Props) {
  const asked = await searchParams;
  return officerPage(params, (desk) => AssignPage({ ...desk, asked }));
}
