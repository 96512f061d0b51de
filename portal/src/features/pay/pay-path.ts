const TOKEN = /^[\w-]{10,64}$/;

type Asked = Record<string, string | string[] | undefined>;

/** The token of a pay link, as the address says it; null where there is none. */
export const linkIn = ({ link }: Asked): string | null => (typeof link === "string" && TOKEN.test(link) ? link : null);

/** A page about somebody's bill, with the token that opens it. Pure. */
export const payPath = (path: string, link: string | null): string => `/pay/${path}${link ? `?link=${link}` : ""}`;
