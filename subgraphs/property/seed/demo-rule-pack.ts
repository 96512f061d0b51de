import { ALL, type Exemption, type RulePack, type Slab, type TransferSlab } from "../tax/rule-pack.ts";
import { OCCUPANCIES } from "../tax/taxable.ts";

const SCHEDULE = "Punjab Municipal Act 1911, s. 68-A; notification of property tax, schedule";

/** A line that leaves everything open but what it names. */
const line = (id: string, row: number, named: Partial<Slab> & Pick<Slab, "basis">): Slab => ({
  id,
  clause: `${SCHEDULE}, row ${row}`,
  propertyType: "BUILTUP",
  propertySubType: ALL,
  usageMajor: ALL,
  usageMinor: ALL,
  usageSubMinor: ALL,
  usageDetail: ALL,
  ownership: ALL,
  subOwnership: ALL,
  areaType: ALL,
  occupancy: ALL,
  plotAbove: null,
  plotUpTo: null,
  fromFloor: null,
  toFloor: null,
  multiFloored: null,
  unbuiltRate: 0,
  ...named,
});

/** Rates in paise a square yard: on the ground floor, and half of it on every other floor. */
function usedByItself(id: string, row: number, rate: number, unbuiltRate: number, named: Partial<Slab>): Slab[] {
  return OCCUPANCIES.filter((one) => one !== "RENTED").flatMap((occupancy) => {
    const own = { ...named, occupancy };
    const key = `${id}-${occupancy === "SELFOCCUPIED" ? "own" : "empty"}`;
    const upper = { ...own, basis: { unitRate: rate / 2 } };
    return [
      line(`${key}-ground`, row, { ...own, fromFloor: 0, toFloor: 0, basis: { unitRate: rate }, unbuiltRate }),
      line(`${key}-above`, row, { ...upper, fromFloor: 1 }),
      line(`${key}-below`, row, { ...upper, toFloor: -1 }),
    ];
  });
}

const slabs: Slab[] = [
  line("vacant-residential", 1, { propertyType: "VACANT", usageMajor: "RESIDENTIAL", basis: { unitRate: 50 } }),
  line("vacant-mixed", 1, { propertyType: "VACANT", usageMajor: "MIXED", basis: { unitRate: 100 } }),
  line("vacant-other", 2, { propertyType: "VACANT", usageMajor: "NONRESIDENTIAL", basis: { unitRate: 200 } }),
  ...usedByItself("home-small", 3, 100, 50, { usageMajor: "RESIDENTIAL", plotUpTo: 12_500 }),
  ...usedByItself("home-large", 4, 250, 100, { usageMajor: "RESIDENTIAL", plotAbove: 12_500 }),
  ...usedByItself("trade-inner", 5, 3600, 400, { usageMajor: "NONRESIDENTIAL", areaType: "AREA1" }),
  ...usedByItself("trade-outer", 6, 2400, 200, { usageMajor: "NONRESIDENTIAL", areaType: "AREA2" }),
  line("rented", 7, { occupancy: "RENTED", basis: { rentRate: 750 }, unbuiltRate: 100 }),
];

const transfer = (id: string, clause: string, named: Partial<TransferSlab> & Pick<TransferSlab, "basis">): TransferSlab => ({
  id,
  clause: `${SCHEDULE}, ${clause}`,
  propertyType: ALL,
  usageMajor: ALL,
  from: null,
  below: null,
  ...named,
});

const relief = (id: string, clause: string, given: Exemption["relief"]): Exemption => ({
  id,
  clause: `${SCHEDULE}, ${clause}`,
  relief: given,
});
const whole = { rate: 10_000, max: null };
const fiveThousand = { flat: 500_000 };

/** Property tax in small: DIGIT's exemptions and cesses of Punjab, and a table of rates that fits on a page. Demo data, and the tests' example. */
export const demoRulePack: RulePack = {
  slabs,
  areas: { default: "AREA2", localities: { SUN04: "AREA1", JLC476: "AREA1" } },
  usageExemptions: {
    "NONRESIDENTIAL.INSTITUTIONAL.EDUCATIONALGOVAIDED": relief("usage-aided-school", "exemption of aided schools", whole),
    "NONRESIDENTIAL.INSTITUTIONAL.HOMESFORSPECIALCARE": relief("usage-care-home", "exemption of homes for special care", whole),
    "NONRESIDENTIAL.INSTITUTIONAL.RELIGIOUSINSTITUTION": relief("usage-religious", "exemption of places of worship", whole),
  },
  ownerExemptions: {
    FREEDOMFIGHTER: relief("owner-freedom-fighter", "exemption of freedom fighters", whole),
    WIDOW: relief("owner-widow", "exemption of widows", fiveThousand),
    HANDICAPPED: relief("owner-handicapped", "exemption of people with disabilities", fiveThousand),
    BPL: relief("owner-bpl", "exemption below the poverty line", whole),
    DEFENSE: relief("owner-defence", "exemption of defence personnel", whole),
  },
  cesses: [
    {
      id: "fire-cess",
      clause: `${SCHEDULE}, fire cess`,
      head: "PT_FIRE_CESS",
      rates: [
        { cause: "nonResidential", rate: 500 },
        { cause: "above36Feet", rate: 200 },
        { cause: "inflammable", rate: 500 },
      ],
    },
    { id: "cancer-cess", clause: `${SCHEDULE}, cancer cess`, head: "PT_CANCER_CESS", rates: [{ cause: "always", rate: 500 }] },
  ],
  transferFees: [
    transfer("transfer-small", "transfers, row 1", { below: 50_000_000, basis: { flat: 50_000 } }),
    transfer("transfer-home", "transfers, row 2", { from: 50_000_000, usageMajor: "RESIDENTIAL", basis: { rate: 25 } }),
    transfer("transfer-trade", "transfers, row 3", { from: 50_000_000, usageMajor: "NONRESIDENTIAL", basis: { rate: 50 } }),
    transfer("transfer-mixed", "transfers, row 3", { from: 50_000_000, usageMajor: "MIXED", basis: { rate: 50 } }),
  ],
};
