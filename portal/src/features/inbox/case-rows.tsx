import type { InboxLine, Sorting } from "../../graphql/documents/inbox.ts";
import type { Translate } from "../../messages/translate.ts";
import { SlaBar } from "../../ui/sla-bar.tsx";
import { NumberText, StateTag } from "../../ui/surfaces.tsx";
import styles from "./case-rows.module.css";

interface CaseRowsProps {
  lines: InboxLine[];
  sorting: Sorting;
  /** Address of a case. */
  hrefOf: (line: InboxLine) => string;
  /** Id of the case that is open beside the list. */
  current?: string | undefined;
  /** Each can be ticked, for a form around the list. */
  selectable?: boolean;
  t: Translate;
}

/** Cases as rows of a dense table on a desktop, as cards on a phone or beside an open case. */
export function CaseRows({ lines, sorting, hrefOf, current, selectable = false, t }: CaseRowsProps) {
  const nameOf = (list: { code: string; name: string }[] | undefined, code: string | null | undefined) =>
    list?.find((one) => one.code === code)?.name ?? code ?? "";
  return (
    <div className={styles.table} data-selectable={selectable ? "" : undefined} data-compact={current === undefined ? undefined : ""}>
      <div className={styles.head} aria-hidden="true">
        {selectable ? <span /> : null}
        <span>{t("inbox.column.time")}</span>
        <span>{t("inbox.column.about")}</span>
        <span>{t("inbox.column.state")}</span>
        <span>{t("inbox.column.with")}</span>
        <span>{t("inbox.column.place")}</span>
      </div>
      <ul>
        {lines.map((line) => (
          <li key={line.id} className={styles.row} data-case={line.id} data-current={line.id === current ? "" : undefined}>
            {selectable ? (
              <label className={styles.tick}>
                <input type="checkbox" name="case" value={`${line.service}:${line.id}`} />
                <span className="visually-hidden">{t("inbox.select", { number: line.number ?? "" })}</span>
              </label>
            ) : null}
            <SlaBar sla={line.sla} t={t} />
            <span className={styles.about}>
              <a href={hrefOf(line)} aria-current={line.id === current ? "true" : undefined}>
                {line.summary ?? line.number}
              </a>
              <span className="list-text">
                <NumberText>{line.number}</NumberText>
              </span>
            </span>
            <span>{line.state ? <StateTag kind={line.state.kind}>{line.state.label}</StateTag> : null}</span>
            <span className={styles.with}>{line.assignees?.map((one) => one.name).join(", ") || t("inbox.nobody")}</span>
            <span className={styles.place}>
              {[nameOf(sorting.city?.wards, line.queue?.ward), nameOf(sorting.city?.departments, line.queue?.department)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
