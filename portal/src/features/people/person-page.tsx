import type { Desk } from "../../desk/officer-page.tsx";
import { readFlash } from "../../session/flash.ts";
import { readOnce } from "../../session/once.ts";
import { FaultSummary } from "../../ui/form.tsx";
import { BackLink, Facts, Notice, NumberText, StateTag } from "../../ui/surfaces.tsx";
import styles from "./people.module.css";
import { MANAGE } from "./person-action-page.tsx";
import { answersOf, MANAGER_QUERY, type PersonAnswers } from "./person-answers.ts";
import { PersonForm } from "./person-form.tsx";
import { managerBeside, personFields, personLabel, readPerson } from "./read-person.ts";

interface PersonPageProps extends Desk {
  id: string;
  asked: Record<string, string | string[] | undefined>;
}

/** An employee: who they are, what they may do, and the ways to change it. */
export async function PersonPage({ locale, t, city, permissions, id, asked }: PersonPageProps) {
  const managerQuery = typeof asked[MANAGER_QUERY] === "string" ? asked[MANAGER_QUERY] : "";
  const [{ employee, choices }, flash, password] = await Promise.all([
    readPerson(id, city, managerQuery, locale),
    readFlash(asked),
    readOnce(id),
  ]);
  const answers = { ...answersOf(employee, city), ...(flash?.values as Partial<PersonAnswers> | undefined) };
  const manager = await managerBeside(choices, answers.reportsTo, locale);
  const here = `/${locale}/officer/people/${id}`;
  const may = permissions.has(MANAGE);
  const nameOf = (list: readonly { code: string; name: string }[], codes: readonly string[]) =>
    codes.map((code) => list.find((one) => one.code === code)?.name ?? code).join(" · ") || t("people.all");
  return (
    <div className="stack">
      <BackLink href={`/${locale}/officer/people`}>{t("people.title")}</BackLink>
      {password ? (
        <section className={styles.once} aria-labelledby="once">
          <h2 id="once">{t("people.password.title")}</h2>
          <p>{t("people.password.text", { name: employee.name ?? "" })}</p>
          <p className={styles.password}>
            <bdi dir="ltr">{password}</bdi>
          </p>
          <form action={`/${locale}/post/people/${id}/noted`} method="post">
            <button className="button" type="submit">
              {t("people.password.noted")}
            </button>
          </form>
        </section>
      ) : null}
      {asked.done === "1" ? <Notice kind="done">{t("people.saved")}</Notice> : null}
      <FaultSummary
        faults={flash?.faults ?? []}
        message={flash?.message}
        shown={personFields}
        labelOf={(field) => personLabel(field, t)}
        t={t}
      />
      <h1>{employee.name}</h1>
      <p className={styles.states}>
        <StateTag kind={employee.active ? "done" : "refused"}>{t(employee.active ? "people.active" : "people.inactive")}</StateTag>
        {employee.mustChangePassword ? <StateTag kind="waiting">{t("people.temporary")}</StateTag> : null}
      </p>
      <Facts
        rows={[
          { label: t("people.username"), value: <bdi dir="ltr">{employee.username}</bdi> },
          ...(employee.inactiveReason ? [{ label: t("people.inactive.reason"), value: employee.inactiveReason }] : []),
          ...(may
            ? []
            : [
                { label: t("people.designation"), value: answers.designation },
                { label: t("people.mobile"), value: answers.mobile ? <NumberText>{answers.mobile}</NumberText> : "" },
                { label: t("people.roles"), value: nameOf(choices.roles, answers.roles) },
                { label: t("people.departments"), value: nameOf(choices.city?.departments ?? [], answers.departments) },
                { label: t("people.wards"), value: nameOf(choices.city?.wards ?? [], answers.wards) },
                {
                  label: t("people.reportsTo"),
                  value: manager?.name ?? choices.managers.nodes.find((one) => one.id === answers.reportsTo)?.name ?? "",
                },
              ]),
        ]}
      />
      {may ? (
        <>
          <PersonForm
            t={t}
            action={`/${locale}/post/people/${id}`}
            answers={answers}
            faults={flash?.faults ?? []}
            choices={choices}
            manager={manager}
            managerQuery={managerQuery}
            button={t("common.save")}
          />
          <section className="stack" aria-labelledby="account">
            <h2 id="account">{t("people.account")}</h2>
            <div className="button-row">
              {employee.active ? (
                <a className="button button-quiet" href={`${here}/password`}>
                  {t("people.password.reset")}
                </a>
              ) : null}
              <a className="button button-quiet" href={`${here}/${employee.active ? "deactivate" : "reactivate"}`}>
                {t(employee.active ? "people.deactivate" : "people.reactivate")}
              </a>
            </div>
          </section>
        </>
      ) : null}
    </div>
  );
}
