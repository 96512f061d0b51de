import type { amritsar } from "./amritsar.ts";
import { crest, type DemoZone, outlineAround, texts } from "./texts.ts";

const block = (number: number) => texts(`Block ${number}`, `ब्लॉक ${number}`, `بلاک ${number}`);

export const phagwara: typeof amritsar = {
  code: "pb.phagwara",
  names: texts("Phagwara", "फगवाड़ा", "پھگواڑہ"),
  numberCode: "PGW",
  latitude: 31.224,
  longitude: 75.7708,
  pincodes: ["144401", "144402"],
  outline: outlineAround(31.224, 75.7708, [7, 7, 6, 6, 6, 6, 7, 7, 7, 7, 6, 6, 6, 6, 7, 7]),
  contactNumber: "01824-260426",
  accent: "oklch(0.45 0.1 150)",
  crest: crest(
    "#1f6b45",
    '<path d="M24 40V18M24 24c-6 0-9-4-9-9 6 0 9 4 9 9zM24 24c6 0 9-4 9-9-6 0-9 4-9 9zM15 33c5 0 9 3 9 7 0-4 4-7 9-7"/>',
  ),
  notices: [],
};

export const phagwaraZones: DemoZone[] = [
  {
    code: "Z1",
    names: texts("Zone 1", "ज़ोन 1", "زون 1"),
    wards: [
      {
        code: "B1",
        names: block(1),
        places: [
          ["PGW_GURU", "Guru Nanak Pura", "गुरु नानक पुरा", "گرو نانک پورہ", 31.2262, 75.7681, "144401"],
          ["PGW_BANGA", "Banga Road", "बंगा रोड", "بنگہ روڈ", 31.2196, 75.7803, "144401"],
          ["PGW_MODEL", "Model Town", "मॉडल टाउन", "ماڈل ٹاؤن", 31.2301, 75.7752, "144401"],
          ["PGW_GAUSHALA", "Gaushala Road", "गौशाला रोड", "گئوشالہ روڈ", 31.2228, 75.7733, "144401"],
        ],
      },
      {
        code: "B2",
        names: block(2),
        places: [
          ["PGW_SATNAM", "Satnampura", "सतनामपुरा", "ستنام پورہ", 31.2379, 75.7653, "144402"],
          ["PGW_HADIA", "Hadiabad", "हदियाबाद", "ہدیہ آباد", 31.2331, 75.7524, "144402"],
          ["PGW_ONKAR", "Onkar Nagar", "ओंकार नगर", "اونکار نگر", 31.2356, 75.7592, "144402"],
          ["PGW_GREEN", "Green Avenue", "ग्रीन एवेन्यू", "گرین ایونیو", 31.2318, 75.7641, "144402"],
        ],
      },
    ],
  },
  {
    code: "Z2",
    names: texts("Zone 2", "ज़ोन 2", "زون 2"),
    wards: [
      {
        code: "B3",
        names: block(3),
        places: [
          ["PGW_NAKODAR", "Nakodar Road", "नकोदर रोड", "نکودر روڈ", 31.2205, 75.7584, "144401"],
          ["PGW_PALAHI", "Palahi Road", "पलाही रोड", "پلاہی روڈ", 31.2143, 75.7629, "144401"],
          ["PGW_SUBHASH", "Subhash Nagar", "सुभाष नगर", "سبھاش نگر", 31.2179, 75.7672, "144401"],
          ["PGW_PREM", "Prem Nagar", "प्रेम नगर", "پریم نگر", 31.2158, 75.7714, "144401"],
        ],
      },
      {
        code: "B4",
        names: block(4),
        places: [
          ["PGW_GT", "Grand Trunk Road", "ग्रैंड ट्रंक रोड", "گرینڈ ٹرنک روڈ", 31.2249, 75.7842, "144401"],
          ["PGW_CHACHOKI", "Chachoki", "चाचोकी", "چاچوکی", 31.2411, 75.7788, "144402"],
          ["PGW_HOSHIARPUR", "Hoshiarpur Road", "होशियारपुर रोड", "ہوشیارپور روڈ", 31.2357, 75.7871, "144401"],
          ["PGW_KHALWARA", "Khalwara Gate", "खलवाड़ा गेट", "کھلواڑہ گیٹ", 31.2283, 75.7929, "144401"],
        ],
      },
    ],
  },
];
