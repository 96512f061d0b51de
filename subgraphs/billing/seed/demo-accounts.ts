import { createHash } from "node:crypto";
import type { SubgraphServices } from "@civicgraph/kit";
import { dayAt, dayInCity, financialYearStart } from "@civicgraph/kit/calendar/day";
import { openAccount } from "../account/open-account.ts";
import { raiseDemand } from "../demand/raise-demand.ts";
import { propertyTax } from "./property-tax.ts";

interface DemoAccount {
  city: string;
  number: string;
  payerName: string;
  /** Rupees of tax a year, the oldest first; the last is of this year. */
  taxes: number[];
}

const accounts: DemoAccount[] = [
  { city: "pb.amritsar", number: "PT-ASR-000001", payerName: "Harpreet Kaur", taxes: [2400] },
  { city: "pb.amritsar", number: "PT-ASR-000002", payerName: "Mohan Lal", taxes: [3600, 3600, 3960] },
  { city: "pb.jalandhar", number: "PT-JUC-000001", payerName: "Imran Malik", taxes: [5200, 5200] },
];

/** The same name always has the same id: seeding twice changes nothing. */
function demoId(name: string): string {
  const hex = createHash("sha256").update(`demo billing ${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A few properties with tax due, in the years up to now. */
export async function seedAccounts(services: SubgraphServices): Promise<void> {
  const thisYear = financialYearStart(dayInCity(services.now()));
  for (const { city, number, payerName, taxes } of accounts) {
    const id = demoId(number);
    await openAccount({ id, city, service: propertyTax.service, number, ownerId: null, caseId: null, payerName }, services);
    for (const [index, rupees] of taxes.entries()) {
      const issuedOn = dayAt(thisYear - (taxes.length - 1 - index), 4, 1);
      const lines = [
        { head: "PT_TAX", amount: rupees * 100 },
        { head: "PT_CANCER_CESS", amount: rupees * 5 },
      ];
      // Named by the year: a year that the demo was not started in has no demand of its own.
      await raiseDemand(
        { id: demoId(`${number} ${issuedOn}`), accountId: id, periodDay: issuedOn, issuedOn, lines, reason: null },
        "seed",
        services,
      );
    }
  }
}
