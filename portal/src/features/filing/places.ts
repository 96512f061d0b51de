/** Where the wizard stands: the citizen's own, or the clerk's who files for somebody else. */
export const FILING_BASES = { citizen: "/file", officer: "/officer/new" } as const;
export type FilingBase = (typeof FILING_BASES)[keyof typeof FILING_BASES];

export const asFilingBase = (text: string): FilingBase => (text === FILING_BASES.officer ? FILING_BASES.officer : FILING_BASES.citizen);
export const isOnBehalf = (base: FilingBase): boolean => base === FILING_BASES.officer;
/** Where a case filed there is looked at. */
export const casesOf = (base: FilingBase): string => (isOnBehalf(base) ? "/officer/cases" : "/cases");
/** The last page, before sending. No form page may be called so. */
export const CHECK = "check-answers";
