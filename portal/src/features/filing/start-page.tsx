import { redirect } from "next/navigation";
import { missing } from "../../graphql/fault.ts";
import { formatMoment } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { fieldsOf, readFiling } from "./draft.ts";
import { type FilingBase, isOnBehalf } from "./places.ts";

export interface FilingPageProps {
  locale: Locale;
  t: Translate;
  base: FilingBase;
  serviceId: string;
  city: string;
  asked: Record<string, string | string[] | undefined>;
}

/** Straight to the first question; where a draft was kept, the choice to go on with it. */
export async function StartPage({ locale, t, base, serviceId, city, asked }: FilingPageProps) {
  const filing = await readFiling(serviceId, city, isOnBehalf(base), locale);
  const first = filing?.pages[0];
  if (!filing || !first) throw missing();
  const at = `/${locale}${base}/${serviceId}`;
  // An answer that the search on the home page gave already.
  const known = fieldsOf(filing.pages).flatMap((field) =>
    typeof asked[field.name] === "string" ? [[field.name, asked[field.name] as string] as const] : [],
  );
  const prefill = known.length > 0 ? `?${new URLSearchParams(known.map(([name, value]) => [name, value]))}` : "";
  const open = filing.keptAt !== null && Object.keys(filing.draft.answers).length > 0;
  if (!open) redirect(`${at}/${first.id}${prefill}`);
  const next = filing.pages.find((page) => page.fields.some((field) => field.required && !filing.draft.answers[field.name]));
  return (
    <div className="stack">
      <h1>{t("filing.resume.title")}</h1>
      <p className="lede">{filing.service.callToAction}</p>
      <p>{t("filing.resume.text", { date: formatMoment(filing.keptAt ?? "", locale) })}</p>
      <div className="button-row">
        <a className="button" href={`${at}/${next?.id ?? "check-answers"}`}>
          {t("filing.resume.continue")}
        </a>
        <form action={`/${locale}/post/file/${serviceId}`} method="post">
          <input type="hidden" name="base" value={base} />
          <input type="hidden" name="to" value={`${base}/${serviceId}/${first.id}${prefill}`} />
          <button className="button button-quiet" type="submit" name="intent" value="discard">
            {t("filing.resume.again")}
          </button>
        </form>
      </div>
    </div>
  );
}
