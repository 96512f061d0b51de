import { ask } from "../../graphql/ask.ts";
import { InboxQuery } from "../../graphql/documents/inbox.ts";
import { CaseCard } from "../../ui/case-card.tsx";
import { Empty } from "../../ui/surfaces.tsx";
import type { Desk } from "../frame/officer-page.tsx";

/** What waits for an officer, the most urgent first. */
export async function InboxPage({ locale, t, city, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const after = typeof asked.after === "string" ? asked.after : null;
  const { cases } = await ask(InboxQuery, { filter: { city }, after }, locale);
  return (
    <div className="stack">
      <h1>{t("desk.inbox")}</h1>
      {cases.nodes.length === 0 ? <Empty icon="inbox" title={t("inbox.empty.title")} /> : null}
      {cases.nodes.map((line) => (
        <CaseCard key={line.id} line={line} locale={locale} t={t} base={`/${locale}/officer/cases`} />
      ))}
    </div>
  );
}
