import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PageDocument } from "../../src/features/frame/document.tsx";
import { readFrame } from "../../src/features/frame/read-frame.ts";
import { isLocale } from "../../src/messages/locales.ts";
import { translator } from "../../src/messages/translate.ts";

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
  return {
    title: { default: name, template: `%s · ${name}` },
    icons: { icon: "/icon.svg", apple: "/apple-touch-icon.png" },
    manifest: `/manifest.webmanifest?lang=${locale}`,
    robots: { index: false },
    formatDetection: { telephone: false },
  };
}

/** The document of every page. Frames (the citizen's, the officer's) stand in the layouts below it. */
export default async function DocumentLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <PageDocument locale={locale}>{children}</PageDocument>;
}
