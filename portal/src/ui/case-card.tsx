import type { CaseLine } from "../graphql/types.ts";
import { formatDate, formatDay } from "../messages/formats.ts";
import type { Locale } from "../messages/locales.ts";
import type { Translate } from "../messages/translate.ts";
import { NumberText, StateTag } from "./surfaces.tsx";

/** Whether the city's promise has passed and the case is still open. Pure. */
export const isOverdue = (one: { state: { kind: string } | null; dueAt: string | null }, now: Date): boolean =>
  one.state?.kind === "open" && one.dueAt !== null && new Date(one.dueAt) < now;

interface CaseCardProps {
  line: CaseLine;
  locale: Locale;
  t: Translate;
  /** What the reader is asked to do with it. */
  note?: string | undefined;
  /** Where cases are: the citizen's pages unless told. */
  base?: string;
}

/** A case in a list: what it is about, where it stands, until when. */
export function CaseCard({ line, locale, t, note, base = `/${locale}/cases` }: CaseCardProps) {
  const late = isOverdue(line, new Date());
  const when = late
    ? t("cases.overdue", { date: formatDay(line.dueAt ?? "", locale) })
    : line.closedAt
      ? t("cases.closed", { date: formatDate(line.closedAt, locale) })
      : line.dueAt
        ? t("cases.due", { date: formatDay(line.dueAt, locale) })
        : line.filedAt
          ? t("cases.filed", { date: formatDate(line.filedAt, locale) })
          : "";
  return (
    <a className="card case-card" href={`${base}/${line.service}/${line.id}`}>
      <span className="list-title">{line.summary ?? line.number}</span>
      {line.state ? <StateTag kind={late ? "overdue" : line.state.kind}>{line.state.label}</StateTag> : null}
      {note ? <strong className="case-card-note">{note}</strong> : null}
      <span className="list-text">
        {when ? <span className="case-card-when">{when}</span> : null}
        {line.number ? <NumberText>{line.number}</NumberText> : null}
      </span>
    </a>
  );
}
