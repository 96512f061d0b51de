const OKLCH = /^oklch\(\s*[\d.]+%?\s+(\d*\.?\d+)\s+(\d*\.?\d+)(?:deg)?\s*\)$/;

/** Hue and chroma of a city's accent, held to what keeps contrast; null where it names none. Pure. */
export function accentOf(accent: string | null): { chroma: number; hue: number } | null {
  const found = accent?.trim().match(OKLCH);
  if (!found) return null;
  return { chroma: Math.min(0.12, Number(found[1])), hue: Number(found[2]) % 360 };
}

/** Gives the page the city's own accent. Lightness stays ours, for light and for dark. */
export function CityAccent({ accent, nonce }: { accent: string | null; nonce: string | undefined }) {
  const own = accentOf(accent);
  if (!own) return null;
  return (
    <style nonce={nonce} suppressHydrationWarning>
      {`:root{--accent-hue:${own.hue};--accent-chroma:${own.chroma}}`}
    </style>
  );
}
