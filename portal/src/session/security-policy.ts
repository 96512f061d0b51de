interface PolicyOptions {
  development: boolean;
  /** Where photos come from besides the portal. */
  pictures: string;
  /** The graph's address, on the one page where the reader's browser speaks to it and the editor of GraphiQL writes styles. */
  explores?: string | undefined;
}

/** The Content-Security-Policy of a page: our own files, scripts by nonce, photos also from the graph's edge, framed by nobody. */
export function securityPolicy(nonce: string, { development, pictures, explores }: PolicyOptions): string {
  return [
    "default-src 'self'",
    // React's own error pages in development need eval and inline styles.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development || explores ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self' data: blob: ${new URL(pictures).origin}`,
    `font-src 'self'${explores ? " data:" : ""}`,
    `connect-src 'self'${explores ? ` ${new URL(explores).origin}` : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
