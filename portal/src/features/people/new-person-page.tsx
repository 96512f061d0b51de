import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { PersonChoicesQuery } from "../../graphql/documents/people.ts";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary } from "../../ui/form.tsx";
import { BackLink } from "../../ui/surfaces.tsx";
import { MANAGER_QUERY, type PersonAnswers } from "./person-answers.ts";
import { PersonForm } from "./person-form.tsx";
import { managerBeside, personFields, personLabel } from "./read-person.ts";

const EMPTY: PersonAnswers = { username: "", name: "", mobile: "", designation: "", roles: [], departments: [], wards: [], reportsTo: "" };

/** A new employee of the city. */
export async function NewPersonPage({ locale, t, city, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const managerQuery = typeof asked[MANAGER_QUERY] === "string" ? asked[MANAGER_QUERY] : "";
  const [choices, flash] = await Promise.all([ask(PersonChoicesQuery, { city, manager: managerQuery || null }, locale), readFlash(asked)]);
  const answers = { ...EMPTY, ...(flash?.values as Partial<PersonAnswers> | undefined) };
  return (
    <div className="stack">
      <BackLink href={`/${locale}/officer/people`}>{t("people.title")}</BackLink>
      <FaultSummary
        faults={flash?.faults ?? []}
        message={flash?.message}
        shown={personFields}
        labelOf={(field) => personLabel(field, t)}
        t={t}
      />
      <h1>{t("people.new")}</h1>
      <PersonForm
        t={t}
        action={`/${locale}/post/people`}
        answers={answers}
        faults={flash?.faults ?? []}
        choices={choices}
        manager={await managerBeside(choices, answers.reportsTo, locale)}
        managerQuery={managerQuery}
        newIn={city}
        button={t("people.create")}
      />
    </div>
  );
}
