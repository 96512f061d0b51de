import { readList } from "../../desk/inbox-ask.ts";
import type { Desk } from "../../desk/officer-page.tsx";
import type { Answers } from "../../forms/answers.ts";
import { loadChoices } from "../../forms/choices.ts";
import { FieldControl } from "../../forms/field-control.tsx";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, faultOf } from "../../ui/form.tsx";
import { BackLink, Empty, Notice, NumberText } from "../../ui/surfaces.tsx";
import type { PlannedCase } from "./plan-assignment.ts";
import { MOST_AT_ONCE, readAssignment, readReferences, referenceText } from "./read-assignment.ts";

/** Several cases to one person: whom, and which of them cannot be given out now. */
export async function AssignPage({ locale, t, city, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const references = readReferences([asked.case ?? []].flat());
  const list = readList(asked.list);
  const inbox = `/${locale}/officer${list ? `?${list}` : ""}`;
  const [plan, flash] = await Promise.all([readAssignment(references, city, locale), readFlash(asked)]);
  const answers = (flash?.values ?? {}) as Answers;
  const choices = await loadChoices(plan.needs, { city, locale, answers, asked });
  const nobody = plan.needs.some((field) => field.type === "employee" && !field.options?.length);
  if (references.length === 0)
    return (
      <Empty icon="inbox" title={t("assign.none.title")} whole>
        <p>{t("assign.none.text")}</p>
        <p>
          <a className="button" href={inbox}>
            {t("desk.toInbox")}
          </a>
        </p>
      </Empty>
    );
  return (
    <div>
      <BackLink href={inbox}>{t("common.back")}</BackLink>
      <form action={`/${locale}/post/assign`} method="post" className="stack" noValidate>
        <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={plan.needs.map((field) => field.name)} t={t} />
        <h1>{t("assign.title", { count: plan.possible.length })}</h1>
        {references.length > MOST_AT_ONCE ? <Notice kind="waiting">{t("assign.most", { most: MOST_AT_ONCE })}</Notice> : null}
        <input type="hidden" name="list" value={list} />
        <Cases cases={plan.possible} />
        {plan.impossible.length > 0 ? (
          <section className="stack" aria-labelledby="impossible">
            <h2 id="impossible">{t("assign.impossible")}</h2>
            <dl className="facts">
              {plan.impossible.map(({ case: one, why }) => (
                <div key={one.id}>
                  <dt>
                    <NumberText>{one.number}</NumberText>
                  </dt>
                  <dd>{why || t("assign.why")}</dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null}
        {plan.action && nobody ? <Notice kind="waiting">{t("assign.nobody")}</Notice> : null}
        {plan.action && !nobody ? (
          <>
            <input type="hidden" name="action" value={plan.action.code} />
            {plan.possible.map((one) => (
              <input key={one.id} type="hidden" name="case" value={referenceText(one)} />
            ))}
            {plan.needs.map((field) => (
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
                {plan.action.label}
              </button>
            </div>
          </>
        ) : null}
      </form>
    </div>
  );
}

function Cases({ cases }: { cases: PlannedCase[] }) {
  if (cases.length === 0) return null;
  return (
    <ul className="list">
      {cases.map((one) => (
        <li key={one.id} className="list-link">
          <span>
            <span className="list-title">{one.summary}</span>
            <span className="list-text">
              <NumberText>{one.number}</NumberText>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
