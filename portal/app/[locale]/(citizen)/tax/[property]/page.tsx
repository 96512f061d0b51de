import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PropertyPage } from "../../../../../src/features/tax/property-page.tsx";
import { guarded, signInPath } from "../../../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; property: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("tax.property") };
}

export default async function Page({ params }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ property: id }, { signedIn, path }] = await Promise.all([params, pageRequest()]);
  if (!signedIn) redirect(signInPath(locale, path));
  return guarded({ locale, t }, () =>
    PropertyPage({
      locale,
      t,
      id,
      back: { href: `/${locale}/tax`, label: t("tax.title") },
      billOf: (account) => `/${locale}/pay/${account}`,
      children: () => (
        <p>
          <a href={`/${locale}/file/property`}>{t("tax.change")}</a>
        </p>
      ),
    }),
  );
}
