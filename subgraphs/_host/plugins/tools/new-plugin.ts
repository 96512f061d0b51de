export async function newPlugin(_a: string, _b: string | undefined, _c: (l: string) => void) {}
