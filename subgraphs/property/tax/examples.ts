import type { Taxable } from "./taxable.ts";

// The properties of the README's worked examples.

/** 200 square yards, 120 of them built on, with a first floor; the owner lives there. */
export const home: Taxable = {
  propertyType: "BUILTUP.INDEPENDENTPROPERTY",
  usage: "RESIDENTIAL",
  ownership: "INDIVIDUAL.SINGLEOWNER",
  locality: null,
  landArea: 20_000,
  units: [
    { floor: 0, usage: "RESIDENTIAL", occupancy: "SELFOCCUPIED", construction: "PUCCA", area: 12_000, annualRent: null },
    { floor: 1, usage: "RESIDENTIAL", occupancy: "SELFOCCUPIED", construction: "PUCCA", area: 13_600, annualRent: null },
  ],
  owners: [{ share: 10_000, category: "NONE" }],
  inflammable: false,
  above36Feet: false,
};

/** 400 square yards in the inner city: one shop let for ₹1,20,000 a year, one kept by the owner, who stores paint. */
export const shop: Taxable = {
  ...home,
  usage: "NONRESIDENTIAL.COMMERCIAL",
  locality: "SUN04",
  landArea: 40_000,
  units: [
    {
      floor: 0,
      usage: "NONRESIDENTIAL.COMMERCIAL.RETAIL",
      occupancy: "RENTED",
      construction: "PUCCA",
      area: 10_000,
      annualRent: 12_000_000,
    },
    {
      floor: 0,
      usage: "NONRESIDENTIAL.COMMERCIAL.RETAIL",
      occupancy: "SELFOCCUPIED",
      construction: "PUCCA",
      area: 10_000,
      annualRent: null,
    },
  ],
  inflammable: true,
};

/** 10,000.55 square yards that nothing stands on, of a widow and her son by halves. */
export const vacantPlot: Taxable = {
  ...home,
  propertyType: "VACANT",
  usage: "MIXED",
  ownership: "INDIVIDUAL.MULTIPLEOWNERS",
  landArea: 1_000_055,
  units: [],
  owners: [
    { share: 5_000, category: "WIDOW" },
    { share: 5_000, category: "NONE" },
  ],
};
