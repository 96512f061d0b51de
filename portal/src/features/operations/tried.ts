/** How many were put up again, as the address says after the form; null where it says nothing. */
export const countAsked = (tried: string | string[] | undefined): number | null =>
  typeof tried === "string" && /^\d{1,3}$/.test(tried) ? Number(tried) : null;
