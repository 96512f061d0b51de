import { readList, withList } from "../../desk/inbox-ask.ts";
import type { Desk } from "../../desk/officer-page.tsx";
import type { Contact } from "../../graphql/documents/inbox.ts";
import { readFlash } from "../../session/flash.ts";
import { describedBy, FaultSummary, Field, faultOf, fieldId } from "../../ui/form.tsx";
import { BackLink, Facts, Notice, NumberText } from "../../ui/surfaces.tsx";
import { readCase } from "./read-case.ts";

interface RevealPageProps extends Desk {
  serviceId: string;
  id: string;
  asked: Record<string, string | string[] | undefined>;
}

/** How to reach a case's filer: asked for with a reason, shown once. */
export async function RevealPage({ locale, t, city, serviceId, id, asked }: RevealPageProps) {
  const [{ detail }, flash] = await Promise.all([readCase(serviceId, id, city, locale), readFlash(asked)]);
  const list = readList(asked.list);
  const here = withList(`/${locale}/officer/cases/${serviceId}/${id}`, list);
  const contact = flash?.values.contact as Contact | undefined;
  const fault = faultOf(flash?.faults ?? [], "reason");
  return (
    <div className="stack">
      <BackLink href={here}>{t("reveal.back")}</BackLink>
      <FaultSummary faults={flash?.faults ?? []} message={contact ? null : flash?.message} shown={["reason"]} t={t} />
      <p className="soft small">
        {detail.summary} {detail.number ? <NumberText>{detail.number}</NumberText> : null}
      </p>
      <h1>{t("reveal.title")}</h1>
      {contact ? (
        <>
          <Notice kind="done">{t("reveal.kept")}</Notice>
          <Facts
            rows={[
              ...(contact.name ? [{ label: t("me.name"), value: contact.name }] : []),
              ...(contact.mobile
                ? [
                    {
                      label: t("me.mobile"),
                      value: (
                        <a href={`tel:${contact.mobile}`}>
                          <NumberText>{contact.mobile}</NumberText>
                        </a>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </>
      ) : (
        <form action={`/${locale}/post/reveal/${serviceId}/${id}`} method="post" className="stack" noValidate>
          <Notice kind="waiting">{t("reveal.warning")}</Notice>
          <input type="hidden" name="list" value={list} />
          <Field name="reason" label={t("reveal.reason")} help={t("reveal.reason.help")} fault={fault}>
            <textarea
              className="input"
              id={fieldId("reason")}
              name="reason"
              defaultValue={typeof flash?.values.reason === "string" ? flash.values.reason : undefined}
              rows={3}
              maxLength={500}
              aria-required="true"
              aria-invalid={fault ? true : undefined}
              aria-describedby={describedBy("reason", true, fault)}
            />
          </Field>
          <div className="button-row step-actions">
            <button className="button button-wide" type="submit">
              {t("reveal.show")}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
