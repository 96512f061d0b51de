import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MyPaymentsPage } from "../../../../../src/features/pay/my-payments-page.tsx";
import { guarded } from "../../../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("pay.myPayments") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ signedIn }, { after }] = await Promise.all([pageRequest(), searchParams]);
  if (!signedIn) redirect(`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/pay/mine`)}`);
  return guarded({ locale, t }, () => MyPaymentsPage({ locale, t, after: typeof after === "string" ? after : null }));
}
