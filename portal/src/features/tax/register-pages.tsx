import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { PropertiesQuery } from "../../graphql/documents/tax.ts";
import { readFlash } from "../../session/flash.ts";
import { FaultSummary, faultOf, TextField } from "../../ui/form.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty } from "../../ui/surfaces.tsx";
import { PropertyList } from "./property-list.tsx";
import { PropertyPage } from "./property-page.tsx";

type Asked = Record<string, string | string[] | undefined>;

/** The register of properties, searched as people ask: number, address, owner, mobile number. */
export async function RegisterPage({ locale, t, city, asked }: Desk & { asked: Asked }) {
  const q = typeof asked.q === "string" ? asked.q.trim().slice(0, 100) : "";
  const after = typeof asked.after === "string" ? asked.after.slice(0, 300) : null;
  const { properties } = await ask(PropertiesQuery, { city, search: q || null, after }, locale);
  return (
    <div className="stack-l">
      <h1>{t("tax.register.title")}</h1>
      <search>
        <form action={`/${locale}/officer/properties`} method="get" className="stack">
          <label className="field-label" htmlFor="q">
            {t("tax.search")}
          </label>
          <div className="search-row">
            <input
              className="input"
              id="q"
              name="q"
              type="search"
              defaultValue={q}
              maxLength={100}
              dir="auto"
              autoComplete="off"
              enterKeyHint="search"
            />
            <button className="button" type="submit">
              <Icon name="search" small />
              {t("common.search")}
            </button>
          </div>
        </form>
      </search>
      {properties.nodes.length === 0 ? (
        <Empty icon="search" title={t("tax.search.none")} />
      ) : (
        <section className="stack" aria-labelledby="found">
          <h2 id="found">{t("tax.found", { count: properties.totalCount })}</h2>
          <PropertyList properties={properties.nodes} hrefOf={(one) => `/${locale}/officer/properties/${one.id}`} locale={locale} t={t} />
          {properties.pageInfo.hasNextPage ? (
            <a
              className="button button-quiet"
              href={`/${locale}/officer/properties?${new URLSearchParams({ q, after: properties.pageInfo.endCursor ?? "" })}`}
            >
              {t("common.more")}
            </a>
          ) : null}
        </section>
      )}
    </div>
  );
}

/** A property as the office sees it; with the right to, it is assessed anew. */
export async function OfficerPropertyPage({ locale, t, permissions, id, asked }: Desk & { id: string; asked: Asked }) {
  const flash = await readFlash(asked);
  const faults = flash?.faults ?? [];
  const typed = (key: string) => (typeof flash?.values[key] === "string" ? flash.values[key] : undefined);
  return PropertyPage({
    locale,
    t,
    id,
    back: { href: `/${locale}/officer/properties`, label: t("tax.register.title") },
    billOf: (account) => `/${locale}/officer/counter/${account}`,
    children: () =>
      permissions.has("property.assess") ? (
        <section className="stack" aria-labelledby="assess">
          <h2 id="assess">{t("tax.assess")}</h2>
          <p className="soft">{t("tax.assess.text")}</p>
          <form action={`/${locale}/post/tax/assess/${id}`} method="post" className="stack" noValidate>
            <FaultSummary faults={faults} message={flash?.message} shown={["adHocAmount", "adHocReason"]} t={t} />
            <TextField
              name="adHocAmount"
              label={t("tax.adHoc")}
              help={t("tax.adHoc.help")}
              optional={t("common.optional")}
              fault={faultOf(faults, "adHocAmount")}
              value={typed("adHocAmount")}
              maxLength={14}
              className="input-short input-ltr"
              autoComplete="off"
            />
            <TextField
              name="adHocReason"
              label={t("tax.adHoc.reason")}
              help={t("tax.adHoc.reason.help")}
              optional={t("common.optional")}
              fault={faultOf(faults, "adHocReason")}
              value={typed("adHocReason")}
              maxLength={300}
              autoComplete="off"
            />
            <button className="button" type="submit">
              {t("tax.assess.action")}
            </button>
          </form>
        </section>
      ) : null,
  });
}
