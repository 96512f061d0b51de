import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { CityAccent } from "../../src/features/frame/city-accent.tsx";
import { readFrame } from "../../src/features/frame/read-frame.ts";
import { isLocale, LOCALES } from "../../src/messages/locales.ts";
import { translator } from "../../src/messages/translate.ts";
import { pageRequest } from "../../src/session/request.ts";
import "../../src/ui/fonts.css";
import "../../src/ui/tokens.css";
import "../../src/ui/base.css";
import "../../src/ui/ui.css";

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#1b1f27" },
  ],
};

export async function generateMetadata({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { city } = await readFrame(locale);
  const name = city?.name ?? translator(locale)("frame.portal");
  return { title: { default: name, template: `%s · ${name}` }, robots: { index: false }, formatDetection: { telephone: false } };
}

/** The document of every page. Frames (the citizen's, the officer's) stand in the layouts below it. */
export default async function DocumentLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
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
