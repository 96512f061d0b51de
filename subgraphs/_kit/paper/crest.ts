/** The city's own crest, out of its `data:` address; a plain gate where it has none. */
export function crestSvg(own: string | null | undefined): string {
  const prefix = /^data:image\/svg\+xml(;charset=utf-8)?(;base64)?,/.exec(own ?? "");
  if (own && prefix) {
    const body = own.slice(prefix[0].length);
    return prefix[2] ? Buffer.from(body, "base64").toString("utf8") : decodeURIComponent(body);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M20 1.5 36 6v14c0 9-6.5 15.5-16 18.5C10.5 35.5 4 29 4 20V6l16-4.5Z" fill="#1f4e79"/><g fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="M11 28.5V18h3.5v10.5m11 0V18H29v10.5M9.5 28.5h21M14.5 21c0-6 2.5-8 5.5-9.5 3 1.5 5.5 3.5 5.5 9.5M18 28.5V23a2 2 0 0 1 4 0v5.5"/><path d="M20 5.8v2.4"/></g></svg>`;
}
