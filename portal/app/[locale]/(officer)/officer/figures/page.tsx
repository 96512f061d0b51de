import type { Metadata } from "next";
import { officerPage } from "../../../../../src/desk/officer-page.tsx";
import { FiguresPage } from "../../../../../src/features/figures/figures-page.tsx";
import { pageLanguage } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("figures.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const asked = await searchParams;
  return officerPage(params, (desk) => FiguresPage({ ...desk, asked }), { width: "whole" });
}
