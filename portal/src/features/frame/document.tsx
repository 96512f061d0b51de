import type { ReactNode } from "react";
import { LOCALES, type Locale } from "../../messages/locales.ts";
import { pageRequest } from "../../session/request.ts";
import "../../ui/fonts.css";
import "../../ui/tokens.css";
import "../../ui/base.css";
import "../../ui/ui.css";
import { CityAccent } from "./city-accent.tsx";
import { readFrame } from "./read-frame.ts";

/** The HTML document of every page: language, direction, the city's accent. */
export async function PageDocument({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [{ nonce }, { city }] = await Promise.all([pageRequest(), readFrame(locale)]);
  return (
    <html lang={locale} dir={LOCALES[locale].direction} suppressHydrationWarning>
      <body>
        <CityAccent accent={city?.accent ?? null} nonce={nonce} />
        {children}
      </body>
    </html>
  );
}
