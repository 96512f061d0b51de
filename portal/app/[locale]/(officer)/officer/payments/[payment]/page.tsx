import type { Metadata } from "next";
import { officerPage } from "../../../../../../src/desk/officer-page.tsx";
import { PaymentPage } from "../../../../../../src/features/counter/payment-page.tsx";
import { pageLanguage, pageRequest } from "../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; payment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("pay.payment") };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ payment }, { graph }, asked] = await Promise.all([params, pageRequest(), searchParams]);
  return officerPage(params, (desk) => PaymentPage({ ...desk, id: payment, graph, asked }));
}
