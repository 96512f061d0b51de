import type { amritsar } from "./amritsar.ts";
import { crest, type DemoZone, outlineAround, texts } from "./texts.ts";

const ward = (number: number) => texts(`Ward ${number}`, `वार्ड ${number}`, `وارڈ ${number}`);

export const jalandhar: typeof amritsar = {
  code: "pb.jalandhar",
  names: texts("Jalandhar", "जालंधर", "جالندھر"),
  numberCode: "JAL",
  latitude: 31.326,
  longitude: 75.5762,
  pincodes: ["144001", "144002", "144003", "144004", "144005", "144008"],
  outline: outlineAround(31.326, 75.5762, [12, 12, 11, 10, 9, 9, 10, 11, 11, 10, 9, 9, 10, 11, 12, 12]),
  contactNumber: "0181-2227015",
  accent: "oklch(0.46 0.11 260)",
  crest: crest("#274b8f", '<circle cx="24" cy="24" r="9"/><path d="M24 11v26M11 24h26M15 15l18 18M33 15L15 33"/>'),
  notices: [],
};

export const jalandharZones: DemoZone[] = [
  {
    code: "JZN1",
    names: texts("West Zone", "पश्चिम ज़ोन", "مغربی زون"),
    wards: [
      {
        code: "WARD32",
        names: ward(32),
        places: [
          ["JLC476", "Abadpura", "आबादपुरा", "آباد پورہ", 31.3172, 75.5744, "144003"],
          ["JLC478", "Preet Nagar", "प्रीत नगर", "پریت نگر", 31.3141, 75.5702, "144003"],
          ["JLC480", "Guru Ravidass Nagar", "गुरु रविदास नगर", "گرو روی داس نگر", 31.3119, 75.5671, "144003"],
          ["JAL_BASTI", "Basti Sheikh", "बस्ती शेख़", "بستی شیخ", 31.3259, 75.5475, "144002"],
        ],
      },
    ],
  },
  {
    code: "JZN2",
    names: texts("North Zone", "उत्तर ज़ोन", "شمالی زون"),
    wards: [
      {
        code: "WARD71",
        names: ward(71),
        places: [
          ["JLC998", "Maqsudan Road", "मक़सूदां रोड", "مقصوداں روڈ", 31.3569, 75.5611, "144008"],
          ["JLC1000", "Maqsudan", "मक़सूदां", "مقصوداں", 31.3611, 75.5583, "144008"],
          ["JAL_INDUSTRIAL", "Industrial Area", "औद्योगिक क्षेत्र", "صنعتی علاقہ", 31.3454, 75.5894, "144004"],
          ["JAL_SODAL", "Sodal Road", "सोढल रोड", "سوڈل روڈ", 31.3418, 75.5822, "144004"],
        ],
      },
    ],
  },
  {
    code: "JZN3",
    names: texts("Central Zone", "मध्य ज़ोन", "وسطی زون"),
    wards: [
      {
        code: "WARD20",
        names: ward(20),
        places: [
          ["JLC252", "Lajpat Nagar", "लाजपत नगर", "لاجپت نگر", 31.3147, 75.5823, "144001"],
          ["JLC258", "New Jawahar Nagar", "न्यू जवाहर नगर", "نیو جواہر نگر", 31.3098, 75.5796, "144001"],
          ["JLC273", "Model Town Link Road", "मॉडल टाउन लिंक रोड", "ماڈل ٹاؤن لنک روڈ", 31.3071, 75.5781, "144003"],
          ["JAL_LADO", "Ladowali Road", "लाडोवाली रोड", "لاڈووالی روڈ", 31.3196, 75.5946, "144001"],
        ],
      },
    ],
  },
  {
    code: "JZN4",
    names: texts("Cantonment Zone", "छावनी ज़ोन", "چھاؤنی زون"),
    wards: [
      {
        code: "WARD26",
        names: ward(26),
        places: [
          ["JLC373", "Model Town", "मॉडल टाउन", "ماڈل ٹاؤن", 31.3047, 75.5763, "144003"],
          ["JLC387", "Urban Estate Phase 2", "अर्बन एस्टेट फ़ेज़ 2", "اربن اسٹیٹ فیز 2", 31.2941, 75.5868, "144022"],
          ["JAL_RAMA", "Rama Mandi", "रामा मंडी", "راما منڈی", 31.3119, 75.6255, "144005"],
          ["JAL_CANTT", "Cantonment Road", "छावनी रोड", "چھاؤنی روڈ", 31.295, 75.6127, "144005"],
        ],
      },
    ],
  },
];
