import type { Metadata } from "next";
import { CitizenFrame } from "../src/features/frame/citizen-frame.tsx";
import { PageDocument } from "../src/features/frame/document.tsx";
import { readFrame } from "../src/features/frame/read-frame.ts";
import { NotFoundText } from "../src/features/trouble/trouble.tsx";
import { DEFAULT_LOCALE } from "../src/messages/locales.ts";
import { translator } from "../src/messages/translate.ts";
import { pageRequest } from "../src/session/request.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "404", robots: { index: false } };

/** Any address that nothing answers: status 404, whole without JavaScript, in the reader's language and frame. */
export default async function GlobalNotFound() {
  const { locale: given, path } = await pageRequest();
  const locale = given ?? DEFAULT_LOCALE;
  const t = translator(locale);
  return (
    <PageDocument locale={locale}>
      <CitizenFrame frame={await readFrame(locale)} locale={locale} path={path} t={t}>
        <NotFoundText locale={locale} t={t} />
      </CitizenFrame>
    </PageDocument>
  );
}
