/** The Content-Security-Policy of a page: our own files, scripts by nonce, photos also from the graph's edge, framed by nobody. */
export function securityPolicy(nonce: string, { development, pictures }: { development: boolean; pictures: string }): string {
  return [
    "default-src 'self'",
    // React's own error pages in development need eval and inline styles.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self' data: blob: ${new URL(pictures).origin}`,
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
