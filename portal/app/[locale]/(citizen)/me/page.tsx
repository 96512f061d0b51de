import type { Metadata } from "next";
import { ProfilePage } from "../../../../src/features/profile/profile-page.tsx";
import { guarded } from "../../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../../src/session/request.ts";
import { Empty } from "../../../../src/ui/surfaces.tsx";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("me.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ signedIn }, asked] = await Promise.all([pageRequest(), searchParams]);
  if (!signedIn)
    return (
      <Empty icon="me" title={t("me.signedOut.title")} whole>
        <p>{t("me.signedOut.text")}</p>
        <p>
          <a className="button" href={`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}/me`)}`}>
            {t("signIn.title")}
          </a>
        </p>
      </Empty>
    );
  return guarded({ locale, t }, () => ProfilePage({ locale, t, asked }));
}
