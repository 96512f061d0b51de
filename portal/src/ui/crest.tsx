/** The city's own crest, or where it has none a gate in the city's accent. Decoration: the name stands beside it. */
export function Crest({ own }: { own?: string | null | undefined }) {
  if (own?.startsWith("data:image/svg+xml")) return <img className="crest" src={own} alt="" width={40} height={40} />;
  return (
    <svg className="crest" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M20 1.5 36 6v14c0 9-6.5 15.5-16 18.5C10.5 35.5 4 29 4 20V6l16-4.5Z" fill="currentColor" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
        <path d="M11 28.5V18h3.5v10.5m11 0V18H29v10.5M9.5 28.5h21M14.5 21c0-6 2.5-8 5.5-9.5 3 1.5 5.5 3.5 5.5 9.5M18 28.5V23a2 2 0 0 1 4 0v5.5" />
        <path d="M20 5.8v2.4" />
      </g>
    </svg>
  );
}
