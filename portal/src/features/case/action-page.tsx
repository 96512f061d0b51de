import { withList } from "../../desk/inbox-ask.ts";
import type { Answers } from "../../forms/answers.ts";
import { loadChoices } from "../../forms/choices.ts";
import { FieldControl } from "../../forms/field-control.tsx";
import { missing } from "../../graphql/fault.ts";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, faultOf } from "../../ui/form.tsx";
import { BackLink, Notice, NumberText } from "../../ui/surfaces.tsx";
import type { CasePageProps } from "./case-page.tsx";
import { Meanwhile } from "./meanwhile.tsx";
import { readCase } from "./read-case.ts";

/** One action on a case: what it needs, on a page of its own. */
export async function ActionPage({
  locale,
  t,
  serviceId,
  id,
  city,
  base,
  actionCode,
  asked,
  list = "",
}: CasePageProps & { actionCode: string; asked: Record<string, string | string[] | undefined> }) {
  const { service, detail } = await readCase(serviceId, id, city, locale);
  const action = detail.actions?.find((one) => one.code === actionCode);
  if (!action) throw missing();
  const here = withList(`/${locale}${base}/${serviceId}/${id}`, list);
  const flash = await readFlash(asked);
  const answers = (flash?.values ?? {}) as Answers;
  const choices = await loadChoices(action.needs, { city: detail.city?.code ?? city, locale, answers, asked });
  return (
    <div>
      <BackLink href={here}>{t("common.back")}</BackLink>
      <form
        action={`/${locale}/post/act/${serviceId}/${id}`}
        method="post"
        encType={action.needs.some((field) => field.type === "photos") ? "multipart/form-data" : undefined}
        className="stack"
        noValidate
      >
        <Meanwhile detail={detail} since={asked.since} filerIsReader={base === "/cases"} locale={locale} t={t} />
        <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={action.needs.map((field) => field.name)} t={t} />
        <div>
          <p className="soft small">
            {service.label} {detail.number ? <NumberText>{detail.number}</NumberText> : null}
          </p>
          <h1>{action.label}</h1>
        </div>
        <p className="lede">{detail.summary}</p>
        <input type="hidden" name="base" value={base} />
        {list ? <input type="hidden" name="list" value={list} /> : null}
        <input type="hidden" name="action" value={action.code} />
        <input type="hidden" name="city" value={detail.city?.code ?? city} />
        {detail.version === null || detail.version === undefined ? null : <input type="hidden" name="version" value={detail.version} />}
        {action.allowed ? (
          <>
            {action.needs.map((field) => (
              <FieldControl
                key={field.name}
                field={field}
                answer={answers[field.name]}
                fault={faultOf(flash?.faults ?? [], field.name)}
                choices={choices}
                alone={false}
                locale={locale}
                t={t}
              />
            ))}
            <div className="button-row step-actions">
              <button className="button button-wide" type="submit">
                {action.label}
              </button>
            </div>
          </>
        ) : (
          <Notice kind="waiting">{action.why?.message}</Notice>
        )}
      </form>
    </div>
  );
}
