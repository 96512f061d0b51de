import type { Metadata } from "next";
import { officerPage } from "../../../../../../src/desk/officer-page.tsx";
import { CounterBillPage } from "../../../../../../src/features/counter/counter-bill-page.tsx";
import { pageLanguage } from "../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; account: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  const title = t("pay.bill");
  return { title: (await searchParams).again ? t("form.title.fault", { title }) : title };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ account }, asked] = await Promise.all([params, searchParams]);
  return officerPage(params, (desk) => CounterBillPage({ ...desk, account, asked }));
}
