import { Trouble } from "../features/trouble/trouble.tsx";
import type { Locale } from "../messages/locales.ts";
import type { Translate } from "../messages/translate.ts";

/** What an employee sees at an address for citizens. */
export function CitizensOnly({ locale, t }: { locale: Locale; t: Translate }) {
  return (
    <Trouble icon="people" title={t("desk.citizensOnly.title")} text={t("desk.citizensOnly.text")}>
      <p>
        <a className="button" href={`/${locale}/officer`}>
          {t("desk.toInbox")}
        </a>
      </p>
    </Trouble>
  );
}
