import { type CertificateFacts, LOCALES, type SubgraphServices } from "@civicgraph/kit";
import { rawQuery } from "@civicgraph/kit/runtime/transact";
import type { LicenceApplication } from "../application/application.entity.ts";
import { itemName, itemsOf } from "../item/item-rows.ts";
import { LICENCE_COLUMNS, type LicenceRow } from "./licence-row.ts";

/** What stands on the licence: as it is when the paper is made. */
export async function licenceCertificate(one: LicenceApplication, services: SubgraphServices): Promise<CertificateFacts | null> {
  const [licence] = await rawQuery<LicenceRow>(
    services.db,
    `select ${LICENCE_COLUMNS} from trade_licence where id = ? and application_id = ?`,
    [one.licenceId, one.id],
  );
  if (!licence) return null;
  const known = (await itemsOf(one.cityCode, services)).filter((row) => row.kind === "TRADE");
  const trades = licence.items.filter((item) => item.item === "TRADE");
  const namesIn = (locale: string) =>
    trades
      .map(({ code }) => {
        const row = known.find((item) => item.code === code);
        return row ? itemName(row, locale) : code;
      })
      .join(", ");
  return {
    number: licence.number,
    holder: one.filerName ?? "",
    validFrom: licence.valid_from,
    validTo: licence.valid_to,
    facts: [
      { label: "form.tradeName.label", value: licence.trade_name },
      { label: "form.trades.label", value: Object.fromEntries(LOCALES.map((locale) => [locale, namesIn(locale)])) },
      { label: "form.address.label", value: licence.address },
    ],
  };
}
