import type { ReactNode } from "react";
import { ask } from "../../graphql/ask.ts";
import { type Owner, type PropertyDetail, PropertyQuery } from "../../graphql/documents/tax.ts";
import { missing } from "../../graphql/fault.ts";
import { formatDate } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import { formatMoney } from "../../messages/money.ts";
import type { MessageKey, Translate } from "../../messages/translate.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { BackLink, Facts, NumberText } from "../../ui/surfaces.tsx";
import { TaxView } from "./tax-view.tsx";

interface PropertyPageProps {
  locale: Locale;
  t: Translate;
  id: string;
  /** Where the list is, and what it is called. */
  back: { href: string; label: string };
  /** Where the bill of an account stands. */
  billOf(account: string): string;
  /** What may be done, below what it is. */
  children?: (property: PropertyDetail) => ReactNode;
}

const OCCUPANCY: Record<string, MessageKey> = {
  SELFOCCUPIED: "tax.occupancy.SELFOCCUPIED",
  RENTED: "tax.occupancy.RENTED",
  UNOCCUPIED: "tax.occupancy.UNOCCUPIED",
};
const ownersText = (owners: readonly Owner[]) => owners.map(({ name, share }) => `${name} (${share} %)`).join(", ");

/** A property of the register: what it is, whose, what it owes, its tax by year, and what it was before. */
export async function PropertyPage({ locale, t, id, back, billOf, children }: PropertyPageProps) {
  const { property } = await ask(PropertyQuery, { id }, locale);
  if (!property) throw missing();
  const bill = property.account?.bill;
  const [latest] = property.assessments;
  const number = (value: ReactNode) => <NumberText>{value}</NumberText>;
  return (
    <div className="stack-l">
      <div>
        <BackLink href={back.href}>{back.label}</BackLink>
        <h1>
          <bdi>{property.address}</bdi>
        </h1>
        <p className="soft">{number(property.number)}</p>
      </div>
      {property.account && bill ? (
        <p>
          <a className="button button-wide" href={billOf(property.account.id)}>
            {bill.total > 0 ? t("tax.bill.due", { amount: formatMoney(bill.total, locale) }) : t("tax.bill.nothing")}
          </a>
        </p>
      ) : null}
      <Facts
        rows={[
          { label: t("tax.usage"), value: property.usage.name },
          ...(property.locality ? [{ label: t("tax.locality"), value: property.locality.name }] : []),
          ...(property.landArea === null ? [] : [{ label: t("tax.land"), value: number(property.landArea) }]),
          { label: t("tax.owners"), value: <bdi>{ownersText(property.owners)}</bdi> },
        ]}
      />
      {property.units.length > 0 ? (
        <section className="stack" aria-labelledby="units">
          <h2 id="units">{t("tax.units")}</h2>
          <DataTable
            caption={t("tax.units")}
            head="floor"
            columns={[
              { key: "floor", label: t("tax.floor") },
              { key: "usage", label: t("tax.usage") },
              { key: "occupancy", label: t("tax.usedBy") },
              { key: "area", label: t("tax.area") },
              { key: "rent", label: t("tax.rent") },
            ]}
            rows={property.units.map((unit, index) => ({
              key: String(index),
              cells: {
                floor: number(unit.floor),
                usage: unit.usage.name,
                occupancy: t(OCCUPANCY[unit.occupancy] ?? "tax.occupancy.UNOCCUPIED"),
                area: number(unit.area),
                rent: unit.annualRent === null ? null : number(formatMoney(unit.annualRent, locale)),
              },
            }))}
          />
        </section>
      ) : null}
      {latest ? (
        <section className="stack" aria-labelledby="tax">
          <h2 id="tax">{t("tax.assessment", { date: formatDate(latest.madeAt, locale) })}</h2>
          <TaxView tax={latest} locale={locale} t={t} />
        </section>
      ) : null}
      {property.assessments.length > 1 ? (
        <section className="stack" aria-labelledby="years">
          <h2 id="years">{t("tax.years")}</h2>
          <dl className="facts">
            {property.assessments.slice(1).map((one) => (
              <div key={one.id}>
                <dt>
                  {number(one.financialYear)} · {formatDate(one.madeAt, locale)}
                </dt>
                <dd>{number(formatMoney(one.total, locale))}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {property.history.length > 1 ? (
        <section className="stack" aria-labelledby="history">
          <h2 id="history">{t("tax.history")}</h2>
          <Facts
            rows={property.history.map((one) => ({
              label: t("tax.history.since", { date: formatDate(one.since, locale), version: one.version }),
              value: (
                <bdi>
                  {one.address} · {ownersText(one.owners)}
                </bdi>
              ),
            }))}
          />
        </section>
      ) : null}
      {children?.(property)}
    </div>
  );
}
