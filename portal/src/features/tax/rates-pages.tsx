import { randomUUID } from "node:crypto";
import type { Desk } from "../../desk/officer-page.tsx";
import { writeRupees } from "../../forms/rupees.ts";
import { ask } from "../../graphql/ask.ts";
import { type RulePackDetail, RulePackQuery, RulePacksQuery } from "../../graphql/documents/tax.ts";
import { missing } from "../../graphql/fault.ts";
import { cityDay } from "../../messages/city-day.ts";
import { formatDate } from "../../messages/formats.ts";
import { formatMoney } from "../../messages/money.ts";
import { readFlash } from "../../session/flash.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { FaultSummary, faultOf, fieldId, TextField } from "../../ui/form.tsx";
import { BackLink, Facts, Notice, NumberText, StateTag } from "../../ui/surfaces.tsx";
import { rateName, unbuiltName } from "./draft-rates.ts";

type Asked = Record<string, string | string[] | undefined>;

/** Rates by year: those in force and those drafted; how much of the year's roll is assessed. */
export async function RatesPage({ locale, t, city, permissions, asked }: Desk & { asked: Asked }) {
  const assesses = permissions.has("property.assess");
  const [{ taxRulePacks: packs, propertiesNotAssessed: left }, flash] = await Promise.all([
    ask(RulePacksQuery, { city, assesses }, locale),
    readFlash(asked),
  ]);
  return (
    <div className="stack-l">
      <h1>{t("tax.rates.title")}</h1>
      <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={[]} t={t} />
      <ul className="list">
        {packs.map((pack) => (
          <li key={pack.id}>
            <a className="list-link" href={`/${locale}/officer/rates/${pack.id}`}>
              <span className="list-body">
                <span className="list-title">{t("tax.rates.from", { year: pack.fromYear })}</span>
                <span className="list-text">
                  <bdi>{pack.reason}</bdi> · {formatDate(pack.proposedAt, locale)}
                </span>
                <StateTag kind={pack.signedAt ? "done" : "waiting"}>{t(pack.signedAt ? "tax.rates.signed" : "tax.rates.draft")}</StateTag>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {permissions.has("property.proposeRates") ? (
        <p>
          <a className="button" href={`/${locale}/officer/rates/new`}>
            {t("tax.rates.new")}
          </a>
        </p>
      ) : null}
      {assesses && left !== undefined ? (
        <section className="stack" aria-labelledby="roll">
          <h2 id="roll">{t("tax.roll")}</h2>
          {left === 0 ? (
            <Notice kind="done">{t("tax.roll.done")}</Notice>
          ) : (
            <>
              <p role="status">{t("tax.roll.left", { count: left })}</p>
              <form action={`/${locale}/post/tax/roll`} method="post">
                <button className="button" type="submit">
                  {t("tax.roll.action")}
                </button>
              </form>
              {asked.begun ? (
                <p>
                  <a href={`/${locale}/officer/rates?begun=1`}>{t("tax.roll.again")}</a>
                </p>
              ) : null}
            </>
          )}
        </section>
      ) : null}
    </div>
  );
}

const packOf = (packs: readonly RulePackDetail[], id: string): RulePackDetail => {
  const pack = packs.find((one) => one.id === id);
  if (!pack) throw missing();
  return pack;
};

/** One pack: its table, what it would change over the whole roll, and the signature. */
export async function RatePackPage({ locale, t, city, permissions, id, asked }: Desk & { id: string; asked: Asked }) {
  const decides = permissions.has("property.proposeRates") || permissions.has("property.signRates");
  const compare = decides && asked.compare === "1";
  const [{ taxRulePacks: packs }, flash] = await Promise.all([ask(RulePackQuery, { city, compare }, locale), readFlash(asked)]);
  const pack = packOf(packs, id);
  return (
    <div className="stack-l">
      <div className="stack">
        <BackLink href={`/${locale}/officer/rates`}>{t("tax.rates.title")}</BackLink>
        <h1>{t("tax.rates.from", { year: pack.fromYear })}</h1>
        <p className="lede">
          <bdi>{pack.reason}</bdi>
        </p>
        <StateTag kind={pack.signedAt ? "done" : "waiting"}>{t(pack.signedAt ? "tax.rates.signed" : "tax.rates.draft")}</StateTag>
        <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={[]} t={t} />
      </div>
      {decides ? <Comparison pack={pack} desk={{ locale, t }} /> : null}
      {pack.signedAt || !permissions.has("property.signRates") ? null : pack.mine ? (
        <Notice kind="waiting">{t("tax.rates.mine")}</Notice>
      ) : (
        <form action={`/${locale}/post/tax/rates/${pack.id}`} method="post" className="stack">
          <p className="soft">{t("tax.rates.sign.text", { year: pack.fromYear })}</p>
          <button className="button" type="submit">
            {t("tax.rates.sign")}
          </button>
        </form>
      )}
      <section className="stack" aria-labelledby="table">
        <h2 id="table">{t("tax.rates.table")}</h2>
        <DataTable
          caption={t("tax.rates.table")}
          head="criteria"
          columns={[
            { key: "criteria", label: t("tax.rates.for"), plain: true },
            { key: "rate", label: t("tax.rates.rate") },
            { key: "unbuilt", label: t("tax.rates.unbuilt") },
            { key: "clause", label: t("tax.rates.clause") },
          ]}
          rows={pack.slabs.map((slab) => ({
            key: slab.id,
            cells: {
              criteria: slab.criteria,
              rate: slab.rate,
              unbuilt: slab.unbuiltRate === 0 ? null : <NumberText>{formatMoney(slab.unbuiltRate, locale)}</NumberText>,
              clause: <bdi className="small soft">{slab.clause}</bdi>,
            },
          }))}
        />
      </section>
    </div>
  );
}

function Comparison({ pack, desk: { locale, t } }: { pack: RulePackDetail; desk: Pick<Desk, "locale" | "t"> }) {
  const found = pack.comparison;
  const money = (paise: number) => <NumberText>{formatMoney(paise, locale)}</NumberText>;
  return (
    <section className="stack" aria-labelledby="compare">
      <h2 id="compare">{t("tax.compare")}</h2>
      {found ? (
        <>
          {found.withoutRate > 0 ? <Notice kind="overdue">{t("tax.compare.withoutRate", { count: found.withoutRate })}</Notice> : null}
          <Facts
            rows={[
              { label: t("tax.compare.properties"), value: <NumberText>{found.properties}</NumberText> },
              { label: t("tax.compare.changed"), value: <NumberText>{found.changed}</NumberText> },
              { label: t("tax.compare.before"), value: money(found.before) },
              { label: t("tax.compare.after"), value: money(found.after) },
              ...(found.largest
                ? [
                    {
                      label: t("tax.compare.largest", { number: found.largest.number }),
                      value: (
                        <>
                          {money(found.largest.before)} → {money(found.largest.after)}
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </>
      ) : (
        <>
          <p className="soft">{t("tax.compare.text")}</p>
          <p>
            <a className="button button-quiet" href={`/${locale}/officer/rates/${pack.id}?compare=1`}>
              {t("tax.compare.action")}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

/** A draft made of the rates in force: each figure stands in its field. */
export async function NewRatesPage({ locale, t, city, asked }: Desk & { asked: Asked }) {
  const [{ taxRulePacks: packs }, flash] = await Promise.all([ask(RulePackQuery, { city, compare: false }, locale), readFlash(asked)]);
  const base = packs.find((one) => one.signedAt);
  if (!base) throw missing();
  const faults = flash?.faults ?? [];
  const typed = (key: string) => (typeof flash?.values[key] === "string" ? flash.values[key] : undefined);
  const [years = 0, months = 0] = cityDay(new Date()).split("-").map(Number);
  // Bills of this year are out: new rates are for the next one, unless somebody says otherwise.
  const year = months < 4 ? years : years + 1;
  const rateOf = (id: string) => {
    const basis = base.document.slabs.find((one) => one.id === id)?.basis;
    return basis === undefined ? "" : "unitRate" in basis ? writeRupees(basis.unitRate) : String(basis.rentRate / 100);
  };
  const field = (name: string, label: string, value: string) => (
    <>
      <label className="visually-hidden" htmlFor={fieldId(name)}>
        {label}
      </label>
      <input
        className="input input-short input-ltr"
        id={fieldId(name)}
        name={name}
        defaultValue={typed(name) ?? value}
        maxLength={14}
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={faultOf(faults, name) ? true : undefined}
      />
    </>
  );
  return (
    <div className="stack-l">
      <div>
        <BackLink href={`/${locale}/officer/rates`}>{t("tax.rates.title")}</BackLink>
        <h1>{t("tax.rates.new")}</h1>
        <p className="lede">{t("tax.rates.new.text", { year: base.fromYear })}</p>
      </div>
      <form action={`/${locale}/post/tax/rates`} method="post" className="stack" noValidate>
        <FaultSummary faults={faults} message={flash?.message} t={t} />
        <input type="hidden" name="id" value={typed("id") ?? randomUUID()} />
        <input type="hidden" name="base" value={base.id} />
        <TextField
          name="fromYear"
          label={t("tax.rates.fromYear")}
          help={t("tax.rates.fromYear.help")}
          fault={faultOf(faults, "fromYear")}
          value={typed("fromYear") ?? `${year}-${String((year + 1) % 100).padStart(2, "0")}`}
          maxLength={7}
          className="input-short input-ltr"
          required
        />
        <TextField
          name="reason"
          label={t("tax.rates.reason")}
          help={t("tax.rates.reason.help")}
          fault={faultOf(faults, "reason")}
          value={typed("reason")}
          maxLength={300}
          required
        />
        <DataTable
          caption={t("tax.rates.table")}
          head="criteria"
          columns={[
            { key: "criteria", label: t("tax.rates.for"), plain: true },
            { key: "rate", label: t("tax.rates.rate") },
            { key: "unbuilt", label: t("tax.rates.unbuilt") },
          ]}
          rows={base.slabs.map((slab) => ({
            key: slab.id,
            cells: {
              criteria: slab.criteria,
              rate: field(rateName(slab.id), t("tax.rates.rateOf", { slab: slab.criteria }), rateOf(slab.id)),
              unbuilt: field(unbuiltName(slab.id), t("tax.rates.unbuiltOf", { slab: slab.criteria }), writeRupees(slab.unbuiltRate)),
            },
          }))}
        />
        <p className="soft">{t("tax.rates.unit")}</p>
        <button className="button" type="submit">
          {t("tax.rates.propose")}
        </button>
      </form>
    </div>
  );
}
