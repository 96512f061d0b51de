import type { NextRequest } from "next/server";
import { DEFAULT_LOCALE, isLocale, LOCALES } from "../../src/messages/locales.ts";
import { translator } from "../../src/messages/translate.ts";

/** What a phone needs to put the portal on its home screen: `?lang=hi`. */
export function GET(request: NextRequest): Response {
  const asked = request.nextUrl.searchParams.get("lang") ?? undefined;
  const lang = isLocale(asked) ? asked : DEFAULT_LOCALE;
  const t = translator(lang);
  const manifest = {
    name: t("frame.portal"),
    short_name: t("frame.portal"),
    description: t("frame.tagline"),
    lang,
    dir: LOCALES[lang].direction,
    id: "/",
    start_url: `/${lang}`,
    scope: "/",
    display: "standalone",
    background_color: "#fbfaf6",
    theme_color: "#ffffff",
    icons: [
      { src: "/icon.svg", type: "image/svg+xml", sizes: "any" },
      { src: "/icon-192.png", type: "image/png", sizes: "192x192" },
      { src: "/icon-512.png", type: "image/png", sizes: "512x512", purpose: "maskable" },
    ],
  };
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json", "cache-control": "public, max-age=86400" } });
}
