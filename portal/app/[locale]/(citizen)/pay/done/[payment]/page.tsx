import type { Metadata } from "next";
import { DonePage } from "../../../../../../src/features/pay/done-page.tsx";
import { linkIn } from "../../../../../../src/features/pay/pay-path.ts";
import { guarded } from "../../../../../../src/features/trouble/guarded.tsx";
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
  const { locale, t } = await pageLanguage(params);
  const [{ payment }, { graph }, asked] = await Promise.all([params, pageRequest(), searchParams]);
  return guarded({ locale, t }, () => DonePage({ locale, t, id: payment, link: linkIn(asked), graph }));
}
