import type { CaseDetail } from "../../graphql/documents/generated.ts";
import { formatMoment } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { caseSentence } from "./case-sentence.ts";
import { Timeline } from "./timeline.tsx";

/** The steps that were taken after a version that somebody looked at: each step raises it by one. Pure. */
export function stepsSince(detail: CaseDetail, since: unknown): NonNullable<CaseDetail["timeline"]> {
  const version = typeof since === "string" && /^\d{1,6}$/.test(since) ? Number(since) : null;
  return version === null ? [] : (detail.timeline ?? []).slice(version);
}

/** Somebody else acted first: what they did, where it stands now, that nothing was overwritten. */
export function Meanwhile({
  detail,
  since,
  filerIsReader,
  locale,
  t,
}: {
  detail: CaseDetail;
  since: unknown;
  filerIsReader: boolean;
  locale: Locale;
  t: Translate;
}) {
  const steps = stepsSince(detail, since);
  const last = steps.at(-1);
  if (!last) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: whoever sent the form must be told first that it was not done
    <section className="notice" data-kind="waiting" role="alert" tabIndex={-1} autoFocus>
      <div className="stack">
        <h2>{t("case.meanwhile.title")}</h2>
        <p>{t("case.meanwhile.text", { at: formatMoment(last.at, locale) })}</p>
        <Timeline events={steps} filerIsReader={filerIsReader} locale={locale} t={t} />
        <p>{caseSentence(detail, new Date(), locale, t).join(" ")}</p>
      </div>
    </section>
  );
}
