import type { SourceRow } from "@civicgraph/kit/import/plan-rows";
import type { Cess, CessCause, Exemption, RulePack } from "../../tax/rule-pack.ts";
import type { RateFiles, StatedRelief } from "./rate-files.ts";

/** What DIGIT's masters know of a pack. Its slabs are not among them: they stand in the calculator's database. */
export type StatedRates = Pick<RulePack, "usageExemptions" | "ownerExemptions" | "cesses">;

const CAUSES: Record<string, CessCause> = {
  firecess_inflammable: "inflammable",
  firecess_building_height: "above36Feet",
  firecess_category_major: "nonResidential",
};

const hundredths = (value: number) => Math.round(value * 100);

/** DIGIT writes nil for "none": a cap of nil would make each exemption nothing, a rate of nil is no exemption. */
function reliefOf({ rate, maxAmount, flatAmount }: StatedRelief): Exemption["relief"] | null {
  if (flatAmount) return { flat: hundredths(flatAmount) };
  return rate ? { rate: hundredths(rate), max: maxAmount ? hundredths(maxAmount) : null } : null;
}

function exemptionsOf(
  kind: "owner" | "usage",
  rows: readonly { code: string; active?: boolean | null | undefined; exemption?: StatedRelief | null | undefined }[],
  at: (index: number) => string,
) {
  const exemptions: Record<string, Exemption> = {};
  const report: SourceRow[] = [];
  for (const [index, { code, active, exemption }] of rows.entries()) {
    const relief = active !== false && exemption ? reliefOf(exemption) : null;
    if (!relief) continue;
    const row = { master: `exemption by ${kind}`, code, at: at(index), reasons: [] as string[] };
    if (exemptions[code]) {
      report.push({ ...row, outcome: "refused", reasons: ["the code stands twice"] });
      continue;
    }
    exemptions[code] = {
      id: `${kind}-${code.toLowerCase()}`.slice(0, 64),
      clause: `DIGIT master ${kind === "owner" ? "OwnerType" : "UsageCategory"}, ${code}`,
      relief,
    };
    report.push(row);
  }
  return { exemptions, report };
}

/** The row of the latest year: DIGIT's rows hold from their year on. */
const newest = <T extends { fromFY: string }>(rows: readonly T[]): T | undefined =>
  rows.toSorted((a, b) => b.fromFY.localeCompare(a.fromFY))[0];

function cessesOf({ fire, cancer }: RateFiles): Cess[] {
  const cesses: Cess[] = [];
  const stated = newest(fire.value.FireCess);
  const dynamic = Object.entries(stated?.dynamicRates ?? {}).flatMap(([name, rate]) => {
    const cause = CAUSES[name];
    return cause && rate > 0 ? [{ cause, rate: hundredths(rate) }] : [];
  });
  const flat = stated?.rate ? [{ cause: "always" as const, rate: hundredths(stated.rate) }] : [];
  const rates = stated?.dynamicFirecess ? dynamic : flat;
  if (rates.length) cesses.push({ id: "fire-cess", clause: "DIGIT master FireCess", head: "PT_FIRE_CESS", rates });
  const percent = newest(cancer.value.CancerCess)?.rate;
  const always = percent ? [{ cause: "always" as const, rate: hundredths(percent) }] : [];
  if (percent) cesses.push({ id: "cancer-cess", clause: "DIGIT master CancerCess", head: "PT_CANCER_CESS", rates: always });
  return cesses;
}

/** Exemptions and cesses out of DIGIT's masters, and a line for each row that states one. Pure. */
export function ratesFromMdms(files: RateFiles): { rates: StatedRates; rows: SourceRow[] } {
  const owners = exemptionsOf("owner", files.owners.value.OwnerType, (index) => files.owners.at(["OwnerType", index]));
  const usages = exemptionsOf("usage", files.usages.value.UsageCategory, (index) => files.usages.at(["UsageCategory", index]));
  const cesses = cessesOf(files);
  const place = { PT_FIRE_CESS: files.fire.at(["FireCess"]), PT_CANCER_CESS: files.cancer.at(["CancerCess"]) };
  const levied = cesses.map(({ id, head }) => ({ master: "cess", code: id, at: place[head], reasons: [] }));
  return {
    rates: { ownerExemptions: owners.exemptions, usageExemptions: usages.exemptions, cesses },
    rows: [...owners.report, ...usages.report, ...levied],
  };
}
