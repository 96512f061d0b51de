import { Trouble } from "../../../../src/features/trouble/trouble.tsx";
import { pageLanguage } from "../../../../src/session/request.ts";

/** Kept by the service worker for when there is no connection. */
export default async function Page({ params }: { params: Promise<{ locale: string }> }) {
  const { locale, t } = await pageLanguage(params);
  return (
    <Trouble icon="offline" title={t("offline.title")} text={t("offline.text")}>
      <p>
        <a className="button" href={`/${locale}`}>
          {t("trouble.again")}
        </a>
      </p>
    </Trouble>
  );
}
