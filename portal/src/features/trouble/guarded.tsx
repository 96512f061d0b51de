import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { GraphFault } from "../../graphql/fault.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { pageRequest } from "../../session/request.ts";
import { NotFoundText, Trouble } from "./trouble.tsx";

/**
 * Runs a page's questions to the graph and turns a refusal into a page of its own: sign-in, "does not exist", "not open to you", "try again".
 * Done on the server, not in an error boundary, so that it reads the same without JavaScript (Next's own `notFound()` renders nothing there).
 */
export async function guarded({ locale, t }: { locale: Locale; t: Translate }, page: () => Promise<ReactNode>): Promise<ReactNode> {
  let fault: GraphFault;
  try {
    return await page();
  } catch (error) {
    if (!(error instanceof GraphFault)) throw error;
    fault = error;
  }
  const { path } = await pageRequest();
  if (fault.code === "UNAUTHENTICATED") redirect(signInPath(locale, path));
  // A page only asks what its address says: what the graph cannot understand is an address that leads nowhere.
  if (fault.code === "NOT_FOUND" || fault.code === "BAD_USER_INPUT") return <NotFoundText locale={locale} t={t} />;
  if (fault.code === "FORBIDDEN")
    return <Trouble icon="lock" title={t("trouble.forbidden.title")} text={fault.message || t("trouble.forbidden.text")} />;
  const away = fault.code === "UNAVAILABLE" || fault.code === "RATE_LIMITED";
  return (
    <Trouble
      icon={away ? "offline" : "alert"}
      title={t(away ? "trouble.unavailable.title" : "trouble.error.title")}
      text={away ? fault.message || t("trouble.unavailable.text") : t("trouble.error.text")}
      code={away ? null : fault.correlationId}
    >
      <p>
        <a className="button" href={`/${locale}${path === "/" ? "" : path}`}>
          {t("trouble.again")}
        </a>
      </p>
    </Trouble>
  );
}

/** The sign-in page that leads back here: for the city's pages the one of its staff. */
export const signInPath = (locale: Locale, path: string): string =>
  `/${locale}/sign-in${path.startsWith("/officer") ? "/employee" : ""}?next=${encodeURIComponent(`/${locale}${path}`)}`;
