import type { CaseDetail } from "../../graphql/documents/generated.ts";
import { formatDay } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { isOverdue } from "../../ui/case-card.tsx";

/** Where a case stands, said as one would say it: with whom, and until when; that it is late, plainly. Pure. */
export function caseSentence(detail: CaseDetail, now: Date, locale: Locale, t: Translate): string[] {
  const state = detail.state?.label ?? "";
  if (detail.state?.kind === "waiting") return [t("case.waiting", { state })];
  if (detail.state?.kind !== "open") {
    const at = detail.closedAt ?? detail.timeline?.at(-1)?.at;
    return [at ? t("case.ended", { state, date: formatDay(at, locale) }) : `${state}.`];
  }
  const holder = detail.assignees?.[0];
  const who = holder
    ? holder.designation
      ? t("case.withDesignated", { name: holder.name, designation: holder.designation })
      : t("case.with", { name: holder.name })
    : t("case.unassigned", { state });
  if (!detail.dueAt) return [who];
  const date = formatDay(detail.dueAt, locale);
  return [who, isOverdue({ state: detail.state, dueAt: detail.dueAt }, now) ? t("case.late", { date }) : t("case.dueBy", { date })];
}
