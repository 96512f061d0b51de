import type { Metadata } from "next";
import { officerPage } from "../../../../../../src/desk/officer-page.tsx";
import { FigurePage } from "../../../../../../src/features/figures/figure-page.tsx";
import { pageLanguage } from "../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; measure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("figures.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ measure }, asked] = await Promise.all([params, searchParams]);
  return officerPage(params, (desk) => FigurePage({ ...desk, id: decodeURIComponent(measure), asked }), { width: "whole" });
}
