import type { Desk } from "../../desk/officer-page.tsx";
import { missing } from "../../graphql/fault.ts";
import type { MessageKey } from "../../messages/translate.ts";
import { readFlash } from "../../session/flash.ts";
import { describedBy, FaultSummary, Field, faultOf, fieldId } from "../../ui/form.tsx";
import { BackLink } from "../../ui/surfaces.tsx";
import { readPerson } from "./read-person.ts";

export const MANAGE = "identity.employees.manage";

/** What is done to an account on a page of its own: with a reason, or at least a second look. */
export const PERSON_ACTIONS: Record<string, { title: MessageKey; text: MessageKey; button: MessageKey; reason: boolean }> = {
  deactivate: { title: "people.deactivate.title", text: "people.deactivate.text", button: "people.deactivate", reason: true },
  reactivate: { title: "people.reactivate.title", text: "people.reactivate.text", button: "people.reactivate", reason: true },
  password: { title: "people.password.reset.title", text: "people.password.reset.text", button: "people.password.reset", reason: false },
};

interface PersonActionPageProps extends Desk {
  id: string;
  action: string;
  asked: Record<string, string | string[] | undefined>;
}

export async function PersonActionPage({ locale, t, city, permissions, id, action, asked }: PersonActionPageProps) {
  const doing = Object.hasOwn(PERSON_ACTIONS, action) ? PERSON_ACTIONS[action] : undefined;
  if (!doing || !permissions.has(MANAGE)) throw missing();
  const [{ employee }, flash] = await Promise.all([readPerson(id, city, "", locale), readFlash(asked)]);
  const fault = faultOf(flash?.faults ?? [], "reason");
  return (
    <div className="stack">
      <BackLink href={`/${locale}/officer/people/${id}`}>{employee.name}</BackLink>
      <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={["reason"]} t={t} />
      <h1>{t(doing.title, { name: employee.name ?? "" })}</h1>
      <p className="lede">{t(doing.text)}</p>
      <form action={`/${locale}/post/people/${id}/${action}`} method="post" className="stack" noValidate>
        {doing.reason ? (
          <Field name="reason" label={t("people.reason")} fault={fault}>
            <textarea
              className="input"
              id={fieldId("reason")}
              name="reason"
              defaultValue={typeof flash?.values.reason === "string" ? flash.values.reason : ""}
              maxLength={500}
              aria-required
              aria-invalid={fault ? true : undefined}
              aria-describedby={describedBy("reason", null, fault)}
            />
          </Field>
        ) : null}
        <div className="button-row">
          <button className="button" type="submit">
            {t(doing.button)}
          </button>
        </div>
      </form>
    </div>
  );
}
