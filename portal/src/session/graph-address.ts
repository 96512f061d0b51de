const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const HOST_NAME = /^([\w.-]+|\[[\da-f:]+\])$/i;

/**
 * The graph's edge as the reader's browser reaches it: photos come from there. Where none is set and the edge stands on the portal's own machine,
 * the name by which the browser knows that machine holds for both: a phone in the same network sees the photos too. Pure.
 */
export function graphAddress(
  host: string | null,
  { graphUrl, publicGraphUrl }: { graphUrl: string; publicGraphUrl: string | null },
): string {
  if (publicGraphUrl) return publicGraphUrl;
  const graph = new URL(graphUrl);
  const name = host?.replace(/:\d+$/, "") ?? "";
  if (LOOPBACK.test(graph.hostname) && HOST_NAME.test(name)) graph.hostname = name;
  return graph.origin;
}
