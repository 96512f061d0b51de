import { NotFoundText } from "../../src/features/trouble/trouble.tsx";
import { DEFAULT_LOCALE } from "../../src/messages/locales.ts";
import { translator } from "../../src/messages/translate.ts";
import { pageRequest } from "../../src/session/request.ts";

/** For what is absent by configuration (the demo's messages): says no more than that. */
export default async function NotFound() {
  const locale = (await pageRequest()).locale ?? DEFAULT_LOCALE;
  return <NotFoundText locale={locale} t={translator(locale)} />;
}
