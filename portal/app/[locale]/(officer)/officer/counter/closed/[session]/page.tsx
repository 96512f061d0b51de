import type { Metadata } from "next";
import { officerPage } from "../../../../../../../src/desk/officer-page.tsx";
import { ClosedPage } from "../../../../../../../src/features/counter/close-page.tsx";
import { pageLanguage } from "../../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; session: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("counter.closed") };
}

export default async function Page({ params }: Props) {
  const { session } = await params;
  return officerPage(params, (desk) => ClosedPage({ ...desk, session }));
}
