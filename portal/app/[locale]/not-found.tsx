import { Trouble } from "../../src/features/trouble/trouble.tsx";
import { DEFAULT_LOCALE } from "../../src/messages/locales.ts";
import { translator } from "../../src/messages/translate.ts";
import { pageRequest } from "../../src/session/request.ts";

/** "This page does not exist": for addresses that match nothing, and for what the reader may not know of. */
export default async function NotFound() {
  const { locale: given } = await pageRequest();
  const locale = given ?? DEFAULT_LOCALE;
  const t = translator(locale);
  return (
    <div>
      <Trouble icon="search" title={t("trouble.notFound.title")} text={t("trouble.notFound.text")}>
        <p>
          <a className="button" href={`/${locale}`}>
            {t("trouble.home")}
          </a>
        </p>
      </Trouble>
    </div>
  );
}
