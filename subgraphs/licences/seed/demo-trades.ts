import type { FeeSchedule } from "../fee/fee-schedule.ts";
import type { Papers } from "../item/item-document.ts";

type Names = readonly [en: string, hi: string, ur: string];
type Item = readonly [code: string, uom: string | null, names: Names];

const IDENTITY: Papers = { NEW: ["OWNERIDPROOF", "OWNERSHIPPROOF"], RENEWAL: ["OWNERIDPROOF"] };
export const demoPapers = IDENTITY;

/** Trades that any city of Punjab has, by DIGIT's scheme of codes; the importer brings a state's own. */
export const demoTrades: readonly Item[] = [
  ["GOODS.RETAIL.GROCERY", null, ["Grocery shop", "किराना दुकान", "کریانے کی دکان"]],
  ["GOODS.RETAIL.MEDICINE", null, ["Chemist", "दवा की दुकान", "دوا کی دکان"]],
  ["GOODS.RETAIL.CLOTH", null, ["Cloth shop", "कपड़े की दुकान", "کپڑے کی دکان"]],
  ["GOODS.WHOLESALE.GRAIN", null, ["Grain trade", "अनाज का व्यापार", "اناج کی تجارت"]],
  ["GOODS.MANUFACTURE.FLOURMILL", "HP", ["Flour mill", "आटा चक्की", "آٹا چکی"]],
  ["GOODS.MANUFACTURE.HOSIERY", "HP", ["Hosiery works", "हौज़री कारख़ाना", "ہوزری کارخانہ"]],
  ["SERVICES.FOOD.RESTAURANT", "SEAT", ["Restaurant", "रेस्तराँ", "ریستوراں"]],
  ["SERVICES.FOOD.DHABA", null, ["Dhaba or sweet shop", "ढाबा या मिठाई की दुकान", "ڈھابہ یا مٹھائی کی دکان"]],
  ["SERVICES.LODGING.HOTEL", "ROOM", ["Hotel or guest house", "होटल या अतिथि गृह", "ہوٹل یا مہمان خانہ"]],
  ["SERVICES.PERSONAL.SALON", null, ["Salon", "सैलून", "سیلون"]],
];

export const demoAccessories: readonly Item[] = [
  ["MOTOR", "HP", ["Electric motor", "बिजली की मोटर", "بجلی کی موٹر"]],
  ["GENERATOR", "KVA", ["Generator", "जेनरेटर", "جنریٹر"]],
  ["OVEN", null, ["Oven or furnace", "भट्ठी या तंदूर", "بھٹی یا تندور"]],
  ["LIFT", null, ["Lift", "लिफ़्ट", "لفٹ"]],
];

const CLAUSE = "Schedule of the demo, by-law 4";
const any = { applicationType: "ALL", licenceType: "ALL", structure: "ALL", from: null, below: null, clause: CLAUSE } as const;
const trade = { ...any, item: "TRADE" } as const;
const accessory = { ...any, item: "ACCESSORY", code: "ALL" } as const;

/** Fees in the order of Punjab's, for the demo alone. */
export const demoSchedule: FeeSchedule = {
  trades: "SUM",
  accessories: "SUM",
  slabs: [
    { ...trade, id: "any", code: "ALL", structure: "IMMOVABLE", licenceType: "PERMANENT", basis: { flat: 100_000 } },
    { ...trade, id: "any-temporary", code: "ALL", structure: "IMMOVABLE", licenceType: "TEMPORARY", basis: { flat: 40_000 } },
    { ...trade, id: "any-cart", code: "ALL", structure: "MOVABLE", basis: { flat: 20_000 } },
    { ...trade, id: "mill-small", code: "GOODS.MANUFACTURE", below: 5, basis: { flat: 150_000 } },
    { ...trade, id: "mill-large", code: "GOODS.MANUFACTURE", from: 5, basis: { perUnit: 30_000 } },
    { ...trade, id: "restaurant", code: "SERVICES.FOOD.RESTAURANT", basis: { perUnit: 5_000 } },
    { ...trade, id: "hotel-small", code: "SERVICES.LODGING.HOTEL", below: 10, basis: { flat: 200_000 } },
    { ...trade, id: "hotel-large", code: "SERVICES.LODGING.HOTEL", from: 10, basis: { perUnit: 25_000 } },
    { ...accessory, id: "accessory", basis: { flat: 10_000 } },
    { ...accessory, id: "motor", code: "MOTOR", basis: { perUnit: 2_000 } },
    { ...accessory, id: "generator", code: "GENERATOR", basis: { perUnit: 1_500 } },
  ],
};
