import type { Metadata } from "next";
import { AwayPage } from "../../../../../../src/features/pay/away-page.tsx";
import { linkIn } from "../../../../../../src/features/pay/pay-path.ts";
import { guarded } from "../../../../../../src/features/trouble/guarded.tsx";
import { pageLanguage } from "../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; payment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("pay.away.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ payment }, asked] = await Promise.all([params, searchParams]);
  return guarded({ locale, t }, () => AwayPage({ locale, t, id: payment, link: linkIn(asked) }));
}
