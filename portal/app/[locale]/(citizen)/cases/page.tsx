import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { guarded, signInPath } from "../../../../src/features/trouble/guarded.tsx";
import { ask } from "../../../../src/graphql/ask.ts";
import { MyCasesQuery } from "../../../../src/graphql/documents/mine.ts";
import { pageLanguage, pageRequest } from "../../../../src/session/request.ts";
import { CaseCard } from "../../../../src/ui/case-card.tsx";
import { Empty } from "../../../../src/ui/surfaces.tsx";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("cases.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ signedIn, path }, asked] = await Promise.all([pageRequest(), searchParams]);
  if (!signedIn) redirect(signInPath(locale, path));
  return guarded({ locale, t }, async () => {
    const { myCases } = await ask(MyCasesQuery, { after: typeof asked.after === "string" ? asked.after : null }, locale);
    return (
      <div className="stack">
        <h1>{t("cases.title")}</h1>
        {myCases.nodes.length === 0 ? (
          <Empty icon="cases" title={t("cases.empty.title")}>
            <p>{t("cases.empty.text")}</p>
            <p>
              <a className="button" href={`/${locale}`}>
                {t("cases.empty.action")}
              </a>
            </p>
          </Empty>
        ) : (
          <>
            <p className="soft">{t("cases.count", { count: myCases.totalCount })}</p>
            {myCases.nodes.map((one) => (
              <CaseCard key={one.id} line={one} locale={locale} t={t} />
            ))}
            {myCases.pageInfo.hasNextPage ? (
              <a className="button button-quiet button-wide" href={`?after=${encodeURIComponent(myCases.pageInfo.endCursor ?? "")}`}>
                {t("common.more")}
              </a>
            ) : null}
          </>
        )}
      </div>
    );
  });
}
