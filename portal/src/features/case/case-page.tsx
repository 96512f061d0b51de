import type { ReactNode } from "react";
import { withList } from "../../desk/inbox-ask.ts";
import type { CaseDetail } from "../../graphql/documents/generated.ts";
import { formatDate } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { isOverdue } from "../../ui/case-card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { BackLink, Facts, Notice, NumberText, StateTag } from "../../ui/surfaces.tsx";
import { CasePapers } from "./case-papers.tsx";
import { caseSentence } from "./case-sentence.ts";
import { factRows } from "./fact-rows.tsx";
import { Meanwhile } from "./meanwhile.tsx";
import { readCase } from "./read-case.ts";
import { Timeline } from "./timeline.tsx";

export interface CasePageProps {
  locale: Locale;
  t: Translate;
  serviceId: string;
  id: string;
  city: string;
  /** `/cases` or `/officer/cases`: where this page and its actions are. */
  base: string;
  /** Code of an action that was done a moment ago. */
  done?: string | undefined;
  /** Version that was looked at when somebody else acted. */
  since?: string | undefined;
  /** The officer's list one came from, as the query of its address; it travels with the actions. */
  list?: string;
  /** Where an officer with the right to it asks for the filer's contact. */
  reveal?: string | undefined;
}

/** A case of any service: where it stands, what can be done, what happened, the facts. */
export async function CasePage({ locale, t, serviceId, id, city, base, done, since, list = "", reveal }: CasePageProps) {
  const { service, detail } = await readCase(serviceId, id, city, locale);
  const now = new Date();
  const late = isOverdue({ state: detail.state, dueAt: detail.dueAt }, now);
  const here = `/${locale}${base}/${serviceId}/${id}`;
  const acted = done ? detail.timeline?.findLast((event) => event.action.code === done) : undefined;
  return (
    <div className="stack-l">
      <header className="stack">
        <BackLink href={`/${locale}${base === "/cases" ? "/cases" : `/officer${list ? `?${list}` : ""}`}`}>{t("common.back")}</BackLink>
        <Meanwhile detail={detail} since={since} filerIsReader={base === "/cases"} locale={locale} t={t} />
        {acted ? <Notice kind="done">{t("case.done", { action: acted.action.label })}</Notice> : null}
        <p className="soft small">
          {service.label} {detail.number ? <NumberText>{detail.number}</NumberText> : null}
        </p>
        <h1>{title(detail.summary ?? service.label)}</h1>
        {detail.state ? <StateTag kind={late ? "overdue" : detail.state.kind}>{detail.state.label}</StateTag> : null}
        <p className="lede">{caseSentence(detail, now, locale, t).join(" ")}</p>
      </header>
      <CasePapers service={service} detail={detail} locale={locale} t={t} base={base} />
      <Actions detail={detail} hrefOf={(code) => withList(`${here}/${code}`, list)} t={t} />
      {detail.timeline?.length ? (
        <section className="stack" aria-labelledby="story">
          <h2 id="story">{t("case.story")}</h2>
          <Timeline events={detail.timeline} filerIsReader={base === "/cases"} locale={locale} t={t} />
        </section>
      ) : null}
      <section className="stack" aria-labelledby="facts">
        <h2 id="facts">{t("case.facts")}</h2>
        <Facts rows={[...headRows(detail, base, reveal, locale, t), ...factRows(service, detail, t)]} />
      </section>
    </div>
  );
}

/** No line of a heading begins with the dot between its parts. */
const title = (summary: string) => summary.replaceAll(" · ", "\u00a0· ");

/** A button for each action that is possible; the others with the reason. */
function Actions({ detail, hrefOf, t }: { detail: CaseDetail; hrefOf: (code: string) => string; t: Translate }) {
  const actions = detail.actions ?? [];
  if (actions.length === 0) return null;
  const allowed = actions.filter((action) => action.allowed);
  const others = actions.filter((action) => !action.allowed && action.why);
  return (
    <section className="stack no-print" aria-labelledby="actions">
      <h2 id="actions">{t("case.actions")}</h2>
      {allowed.length > 0 ? (
        <div className="button-row">
          {allowed.map((action, index) => (
            <a key={action.code} className={index === 0 ? "button" : "button button-quiet"} href={hrefOf(action.code)}>
              {action.label}
            </a>
          ))}
        </div>
      ) : null}
      {others.length > 0 ? (
        <details className="reasons">
          <summary>
            {t("case.actions.not")}
            <Icon name="down" small />
          </summary>
          <dl className="facts">
            {others.map((action) => (
              <div key={action.code}>
                <dt>{action.label}</dt>
                <dd>{action.why?.message}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </section>
  );
}

type Row = { label: string; value: ReactNode; action?: ReactNode };

function headRows(detail: CaseDetail, base: string, reveal: string | undefined, locale: Locale, t: Translate): Row[] {
  const rows: Row[] = [];
  if (detail.number) rows.push({ label: t("case.number"), value: <NumberText>{detail.number}</NumberText> });
  if (detail.filedAt) rows.push({ label: t("case.filed"), value: formatDate(detail.filedAt, locale) });
  if (base !== "/cases" && detail.contact && (detail.contact.name || detail.contact.mobile))
    rows.push({
      label: t("case.contact"),
      value: (
        <>
          <bdi>{detail.contact.name}</bdi> {detail.contact.mobile ? <NumberText>{detail.contact.mobile}</NumberText> : null}
        </>
      ),
      ...(reveal ? { action: <a href={reveal}>{t("reveal.action")}</a> } : {}),
    });
  return rows;
}
