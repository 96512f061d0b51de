import type { Boundary, CityDocument, Coded, Outline, Texts } from "../city/city-document.ts";

const texts = (en: string, hi: string, ur: string): Texts => ({ en, hi, ur });
const coded = (code: string, en: string, hi: string, ur: string): Coded => ({ code, names: texts(en, hi, ur), active: true });

/** DIGIT's codes, so that an import over the demo updates in place. */
const departments: Coded[] = [
  coded("DEPT_1", "Street Lights", "स्ट्रीट लाइट", "سٹریٹ لائٹ"),
  coded("DEPT_2", "Building & Roads", "भवन और सड़कें", "عمارت اور سڑکیں"),
  coded("DEPT_3", "Health & Sanitation", "स्वास्थ्य और सफ़ाई", "صحت و صفائی"),
  coded("DEPT_4", "Operation & Maintenance", "संचालन और रखरखाव", "آپریشن اور دیکھ بھال"),
  coded("DEPT_5", "Horticulture", "बागवानी", "باغبانی"),
  coded("DEPT_6", "Building Branch", "भवन शाखा", "عمارت شاخ"),
  coded("DEPT_9", "Executive Branch", "कार्यकारी शाखा", "انتظامی شاخ"),
  coded("DEPT_10", "Others", "अन्य", "دیگر"),
  coded("DEPT_13", "Tax Branch", "कर शाखा", "ٹیکس شاخ"),
  coded("DEPT_25", "Accounts Branch", "लेखा शाखा", "حسابات شاخ"),
];

const designations: Coded[] = [
  coded("DESIG_01", "Superintending Engineer (B&R)", "अधीक्षण अभियंता", "سپرنٹنڈنگ انجینئر"),
  coded("DESIG_04", "Junior Engineer (B&R)", "कनिष्ठ अभियंता", "جونیئر انجینئر"),
  coded("DESIG_06", "Health Officer", "स्वास्थ्य अधिकारी", "ہیلتھ افسر"),
  coded("DESIG_09", "Sanitary Inspector", "सफ़ाई निरीक्षक", "سینیٹری انسپکٹر"),
];

const officeHours = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), { opens: "09:00", closes: "18:00" }]));

const holidays = [
  { date: "2026-12-25", names: texts("Christmas", "क्रिसमस", "کرسمس") },
  { date: "2027-01-26", names: texts("Republic Day", "गणतंत्र दिवस", "یومِ جمہوریہ") },
  { date: "2027-04-13", names: texts("Vaisakhi", "बैसाखी", "بیساکھی") },
  { date: "2027-08-15", names: texts("Independence Day", "स्वतंत्रता दिवस", "یومِ آزادی") },
  { date: "2027-10-02", names: texts("Gandhi Jayanti", "गांधी जयंती", "گاندھی جینتی") },
];

/** An outline of sixteen corners around the built-up area: hand-made, wide enough for the suburbs. */
function outlineAround(latitude: number, longitude: number, radii: number[]): Outline {
  const corners = radii.map((km, index): [number, number] => {
    const angle = (index / radii.length) * 2 * Math.PI;
    const dLat = (km * Math.sin(angle)) / 110.6;
    const dLon = (km * Math.cos(angle)) / (111.3 * Math.cos((latitude * Math.PI) / 180));
    return [Number((longitude + dLon).toFixed(5)), Number((latitude + dLat).toFixed(5))];
  });
  const [first] = corners;
  return { type: "Polygon", coordinates: [first ? [...corners, first] : corners] };
}

type Place = [code: string, en: string, hi: string, ur: string, latitude: number, longitude: number, pincode: string];

function tree(city: string, names: Texts, wards: { code: string; names: Texts; places: Place[] }[]): Boundary[] {
  const plain = { latitude: null, longitude: null, pincodes: [] };
  return [
    { code: city, type: "CITY", parent: null, names, ...plain },
    { code: "Z1", type: "ZONE", parent: city, names: texts("Zone 1", "ज़ोन 1", "زون 1"), ...plain },
    ...wards.flatMap(({ code, names: ward, places }): Boundary[] => [
      { code, type: "WARD", parent: "Z1", names: ward, ...plain },
      ...places.map(
        ([locality, en, hi, ur, latitude, longitude, pincode]): Boundary => ({
          code: locality,
          type: "LOCALITY",
          parent: code,
          names: texts(en, hi, ur),
          latitude,
          longitude,
          pincodes: [pincode],
        }),
      ),
    ]),
  ];
}

const block = (number: number, places: Place[]) => ({
  code: `B${number}`,
  names: texts(`Block ${number}`, `ब्लॉक ${number}`, `بلاک ${number}`),
  places,
});

const amritsarNames = texts("Amritsar", "अमृतसर", "امرتسر");
const jalandharNames = texts("Jalandhar", "जालंधर", "جالندھر");
const phagwaraNames = texts("Phagwara", "फगवाड़ा", "پھگواڑہ");

const common = { state: "pb", languages: ["en", "hi", "ur"], services: ["complaints"], officeHours, departments, designations, holidays };

export const demoCities: CityDocument[] = [
  {
    ...common,
    code: "pb.amritsar",
    names: amritsarNames,
    numberCode: "ASR",
    latitude: 31.634,
    longitude: 74.8723,
    pincodes: ["143001", "143002", "143006"],
    outline: outlineAround(31.634, 74.8723, [11, 10, 10, 9, 9, 10, 11, 12, 12, 11, 10, 10, 10, 11, 12, 12]),
    contactNumber: "0183-2545155",
    accent: "oklch(0.46 0.1 60)",
    trees: [
      {
        hierarchy: "ADMIN",
        boundaries: tree("pb.amritsar", amritsarNames, [
          block(1, [
            ["SUN04", "Ajit Nagar", "अजीत नगर", "اجیت نگر", 31.63089, 74.871552, "143001"],
            ["SUN11", "Patiala Road", "पटियाला रोड", "پٹیالہ روڈ", 31.6285, 74.879, "143001"],
            ["ASR_HALL", "Hall Bazaar", "हॉल बाज़ार", "ہال بازار", 31.6291, 74.8765, "143001"],
            ["ASR_KATRA", "Katra Ahluwalia", "कटरा आहलूवालिया", "کٹرہ آہلووالیہ", 31.6219, 74.8775, "143006"],
          ]),
          block(2, [
            ["ASR_RANJIT", "Ranjit Avenue", "रणजीत एवेन्यू", "رنجیت ایونیو", 31.6576, 74.8645, "143001"],
            ["ASR_LAWRENCE", "Lawrence Road", "लॉरेंस रोड", "لارنس روڈ", 31.6437, 74.8668, "143001"],
            ["ASR_GREEN", "Green Avenue", "ग्रीन एवेन्यू", "گرین ایونیو", 31.6481, 74.8572, "143001"],
          ]),
          block(3, [
            ["ASR_PUTLI", "Putlighar", "पुतलीघर", "پتلی گھر", 31.6342, 74.8487, "143002"],
            ["ASR_CHHEHARTA", "Chheharta", "छेहरटा", "چھہرٹہ", 31.6247, 74.8021, "143105"],
            ["ASR_KHANDWALA", "Khandwala", "खंडवाला", "کھنڈ والا", 31.6297, 74.8195, "143104"],
          ]),
          block(4, [
            ["ASR_SULTAN", "Sultanwind", "सुल्तानविंड", "سلطان ونڈ", 31.6108, 74.8962, "143001"],
            ["ASR_TARN", "Tarn Taran Road", "तरनतारन रोड", "ترن تارن روڈ", 31.5986, 74.8843, "143001"],
            ["ASR_VALLAH", "Vallah", "वल्लाह", "ولہ", 31.6367, 74.9241, "143501"],
          ]),
        ]),
      },
    ],
  },
  {
    ...common,
    code: "pb.jalandhar",
    names: jalandharNames,
    numberCode: "JAL",
    latitude: 31.326,
    longitude: 75.5762,
    pincodes: ["144001", "144002", "144003", "144004", "144005", "144008"],
    outline: outlineAround(31.326, 75.5762, [12, 12, 11, 10, 9, 9, 10, 11, 11, 10, 9, 9, 10, 11, 12, 12]),
    contactNumber: "0181-2227015",
    accent: "oklch(0.46 0.11 260)",
    trees: [
      {
        hierarchy: "ADMIN",
        boundaries: tree("pb.jalandhar", jalandharNames, [
          block(1, [
            ["JLC476", "Abadpura", "आबादपुरा", "آباد پورہ", 31.3172, 75.5744, "144003"],
            ["JAL_MODEL", "Model Town", "मॉडल टाउन", "ماڈل ٹاؤن", 31.3047, 75.5763, "144003"],
            ["JAL_BASTI", "Basti Sheikh", "बस्ती शेख़", "بستی شیخ", 31.3259, 75.5475, "144002"],
          ]),
          block(2, [
            ["JAL_RAMA", "Rama Mandi", "रामा मंडी", "راما منڈی", 31.3119, 75.6255, "144005"],
            ["JAL_CANTT", "Cantonment Road", "छावनी रोड", "چھاؤنی روڈ", 31.295, 75.6127, "144005"],
            ["JAL_LADO", "Ladowali Road", "लाडोवाली रोड", "لاڈووالی روڈ", 31.3196, 75.5946, "144001"],
          ]),
          block(3, [
            ["JAL_MAQ", "Maqsudan", "मक़सूदां", "مقصوداں", 31.3611, 75.5583, "144008"],
            ["JAL_INDUSTRIAL", "Industrial Area", "औद्योगिक क्षेत्र", "صنعتی علاقہ", 31.3454, 75.5894, "144004"],
            ["JAL_SODAL", "Sodal Road", "सोढल रोड", "سوڈل روڈ", 31.3418, 75.5822, "144004"],
          ]),
        ]),
      },
    ],
  },
  {
    ...common,
    code: "pb.phagwara",
    names: phagwaraNames,
    numberCode: "PGW",
    latitude: 31.224,
    longitude: 75.7708,
    pincodes: ["144401", "144402"],
    outline: outlineAround(31.224, 75.7708, [7, 7, 6, 6, 6, 6, 7, 7, 7, 7, 6, 6, 6, 6, 7, 7]),
    contactNumber: "01824-260426",
    accent: "oklch(0.45 0.1 150)",
    trees: [
      {
        hierarchy: "ADMIN",
        boundaries: tree("pb.phagwara", phagwaraNames, [
          block(1, [
            ["PGW_GURU", "Guru Nanak Pura", "गुरु नानक पुरा", "گرو نانک پورہ", 31.2262, 75.7681, "144401"],
            ["PGW_BANGA", "Banga Road", "बंगा रोड", "بنگہ روڈ", 31.2196, 75.7803, "144401"],
            ["PGW_MODEL", "Model Town", "मॉडल टाउन", "ماڈل ٹاؤن", 31.2301, 75.7752, "144401"],
          ]),
          block(2, [
            ["PGW_SATNAM", "Satnampura", "सतनामपुरा", "ستنام پورہ", 31.2379, 75.7653, "144402"],
            ["PGW_HADIA", "Hadiabad", "हदियाबाद", "ہدیہ آباد", 31.2331, 75.7524, "144402"],
          ]),
        ]),
      },
    ],
  },
];
