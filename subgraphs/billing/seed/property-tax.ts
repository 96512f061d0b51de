import type { BillingService } from "../master/billing-service.ts";

const PB_2021 = "Punjab Municipal Act 1911, s. 68-A; notification of property tax, cl. 9";

/** Property tax as Punjab's cities levy it: 10 % off by 30 September, 20 % and 18 % a year after the financial year. Demo data, and the tests' example. */
export const propertyTax: BillingService = {
  service: "property",
  names: { en: "Property tax", hi: "संपत्ति कर", ur: "جائیداد ٹیکس" },
  cycle: "ANNUAL",
  heads: [
    {
      code: "PT_UNIT_USAGE_EXEMPTION",
      names: { en: "Exemption by use", hi: "उपयोग के अनुसार छूट", ur: "استعمال کے لحاظ سے استثنا" },
      category: "EXEMPTION",
      order: 1,
    },
    {
      code: "PT_OWNER_EXEMPTION",
      names: { en: "Exemption of the owner", hi: "स्वामी की छूट", ur: "مالک کا استثنا" },
      category: "EXEMPTION",
      order: 1,
    },
    {
      code: "PT_TIME_REBATE",
      names: { en: "Rebate for paying early", hi: "समय पर भुगतान की छूट", ur: "بروقت ادائیگی کی رعایت" },
      category: "REBATE",
      order: 2,
    },
    {
      code: "PT_ADHOC_REBATE",
      names: { en: "Reduction by the office", hi: "कार्यालय द्वारा छूट", ur: "دفتر کی طرف سے رعایت" },
      category: "REBATE",
      order: 2,
    },
    {
      code: "PT_ADHOC_PENALTY",
      names: { en: "Addition by the office", hi: "कार्यालय द्वारा अतिरिक्त राशि", ur: "دفتر کی طرف سے اضافی رقم" },
      category: "PENALTY",
      order: 5,
    },
    { code: "PT_FIRE_CESS", names: { en: "Fire cess", hi: "अग्निशमन उपकर", ur: "فائر سیس" }, category: "TAX", order: 3 },
    { code: "PT_CANCER_CESS", names: { en: "Cancer cess", hi: "कैंसर उपकर", ur: "کینسر سیس" }, category: "TAX", order: 3 },
    { code: "PT_TIME_INTEREST", names: { en: "Interest", hi: "ब्याज", ur: "سود" }, category: "INTEREST", order: 4 },
    { code: "PT_TIME_PENALTY", names: { en: "Penalty", hi: "जुर्माना", ur: "جرمانہ" }, category: "PENALTY", order: 5 },
    { code: "PT_TAX", names: { en: "Property tax", hi: "संपत्ति कर", ur: "جائیداد ٹیکس" }, category: "TAX", order: 6 },
    { code: "PT_ROUNDOFF", names: { en: "Rounding", hi: "पूर्णांकन", ur: "راؤنڈنگ" }, category: "ROUNDING", order: 7 },
  ],
  rules: [
    {
      id: "pt-rebate",
      kind: "rebate",
      head: "PT_TIME_REBATE",
      on: ["PT_TAX", "PT_UNIT_USAGE_EXEMPTION", "PT_OWNER_EXEMPTION"],
      amount: { rate: 1000, min: null, max: null },
      until: { at: "dayOfYear", month: 9, day: 30, years: 0 },
      sincePeriod: "2013-04-01",
      clause: `${PB_2021}(1)`,
    },
    {
      id: "pt-penalty",
      kind: "penalty",
      head: "PT_TIME_PENALTY",
      on: ["PT_TAX", "PT_UNIT_USAGE_EXEMPTION", "PT_OWNER_EXEMPTION"],
      amount: { rate: 2000, min: null, max: null },
      from: { at: "dayOfYear", month: 4, day: 1, years: 1 },
      sincePeriod: "2013-04-01",
      clause: `${PB_2021}(3)`,
    },
    {
      id: "pt-interest",
      kind: "interest",
      head: "PT_TIME_INTEREST",
      on: ["PT_TAX", "PT_UNIT_USAGE_EXEMPTION", "PT_OWNER_EXEMPTION"],
      ratePerYear: 1800,
      daysInYear: 365,
      from: { at: "dayOfYear", month: 4, day: 1, years: 1 },
      until: null,
      sincePeriod: "2013-04-01",
      clause: `${PB_2021}(4)`,
    },
  ],
  rounding: { unit: 100, head: "PT_ROUNDOFF" },
  payment: { modes: ["CASH", "CHEQUE", "CARD", "TRANSFER", "ONLINE"], partFrom: 10_000, advance: false, lockMinutes: 30 },
  receiptNumber: "PT/{CITY}/{FY}/{SEQ:6}",
};
