import type { Metadata } from "next";
import { guarded } from "../../../../src/features/trouble/guarded.tsx";
import { WelcomePage } from "../../../../src/features/welcome/welcome-page.tsx";
import { readFlash } from "../../../../src/session/flash.ts";
import { pageLanguage, pageRequest } from "../../../../src/session/request.ts";
import { safePath } from "../../../../src/session/safe-path.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("welcome.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ city }, asked] = await Promise.all([pageRequest(), searchParams]);
  const flash = await readFlash(asked);
  return guarded({ locale, t }, () => WelcomePage({ locale, t, city, next: safePath(asked.next), flash }));
}
