import type { Metadata } from "next";
import { MobilePage } from "../../../../src/features/sign-in/sign-in-pages.tsx";
import { readFlash } from "../../../../src/session/flash.ts";
import { pageLanguage } from "../../../../src/session/request.ts";
import { safePath } from "../../../../src/session/safe-path.ts";
import { Notice } from "../../../../src/ui/surfaces.tsx";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("signIn.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const asked = await searchParams;
  return (
    <div className="stack">
      {asked.bye === "1" ? <Notice kind="done">{t("signIn.signedOut")}</Notice> : null}
      <MobilePage locale={locale} t={t} flash={await readFlash(asked)} next={safePath(asked.next)} />
    </div>
  );
}
