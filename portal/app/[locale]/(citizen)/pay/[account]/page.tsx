import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { BillPage } from "../../../../../src/features/pay/bill-page.tsx";
import { linkIn } from "../../../../../src/features/pay/pay-path.ts";
import { guarded, signInPath } from "../../../../../src/features/trouble/guarded.tsx";
import { ownOrigin } from "../../../../../src/session/origin.ts";
import { pageLanguage, pageRequest } from "../../../../../src/session/request.ts";

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
  const { locale, t } = await pageLanguage(params);
  const [{ account }, { signedIn, path }, asked, head] = await Promise.all([params, pageRequest(), searchParams, headers()]);
  const link = linkIn(asked);
  if (!signedIn && !link) redirect(signInPath(locale, path));
  return guarded({ locale, t }, () => BillPage({ locale, t, account, link, origin: ownOrigin(head), asked }));
}
