import type { CityRecord } from "../city/city-document.ts";
import { crest, type DemoZone, outlineAround, texts } from "./texts.ts";

const block = (number: number) => texts(`Block ${number}`, `ब्लॉक ${number}`, `بلاک ${number}`);

export const amritsar: Pick<
  CityRecord,
  "code" | "names" | "numberCode" | "latitude" | "longitude" | "pincodes" | "outline" | "contactNumber" | "accent" | "crest" | "notices"
> = {
  code: "pb.amritsar",
  names: texts("Amritsar", "अमृतसर", "امرتسر"),
  numberCode: "ASR",
  latitude: 31.634,
  longitude: 74.8723,
  pincodes: ["143001", "143002", "143006"],
  outline: outlineAround(31.634, 74.8723, [11, 10, 10, 9, 9, 10, 11, 12, 12, 11, 10, 10, 10, 11, 12, 12]),
  contactNumber: "0183-2545155",
  accent: "oklch(0.46 0.1 60)",
  crest: crest("#8a5a12", '<path d="M12 34h24M14 34V24c0-6 4-9 10-12 6 3 10 6 10 12v10M24 12V7M21 34v-7a3 3 0 0 1 6 0v7"/>'),
  notices: [
    {
      texts: texts(
        "Gurpurab: the office is closed on 24 November; complaints are taken here as always.",
        "गुरुपर्व: 24 नवंबर को कार्यालय बंद है; शिकायतें यहाँ हमेशा की तरह ली जाती हैं।",
        "گرپورب: 24 نومبر کو دفتر بند ہے؛ شکایات یہاں ہمیشہ کی طرح لی جاتی ہیں۔",
      ),
      until: "2026-11-25",
    },
  ],
};

export const amritsarZones: DemoZone[] = [
  {
    code: "Z1",
    names: texts("Zone 1", "ज़ोन 1", "زون 1"),
    wards: [
      {
        code: "B1",
        names: block(1),
        places: [
          ["SUN04", "Ajit Nagar", "अजीत नगर", "اجیت نگر", 31.63089, 74.871552, "143001"],
          ["SUN11", "Patiala Road", "पटियाला रोड", "پٹیالہ روڈ", 31.6285, 74.879, "143001"],
          ["SUN13", "Civil Courts Colony", "सिविल कोर्ट्स कॉलोनी", "سول کورٹس کالونی", 31.6395, 74.8702, "143001"],
          ["ASR_HALL", "Hall Bazaar", "हॉल बाज़ार", "ہال بازار", 31.6291, 74.8765, "143001"],
          ["ASR_KATRA", "Katra Ahluwalia", "कटरा आहलूवालिया", "کٹرہ آہلووالیہ", 31.6219, 74.8775, "143006"],
        ],
      },
      {
        code: "B2",
        names: block(2),
        places: [
          ["SUN55", "Rice Mill Road", "राइस मिल रोड", "رائس مل روڈ", 31.6512, 74.8761, "143001"],
          ["ASR_RANJIT", "Ranjit Avenue", "रणजीत एवेन्यू", "رنجیت ایونیو", 31.6576, 74.8645, "143001"],
          ["ASR_LAWRENCE", "Lawrence Road", "लॉरेंस रोड", "لارنس روڈ", 31.6437, 74.8668, "143001"],
          ["ASR_GREEN", "Green Avenue", "ग्रीन एवेन्यू", "گرین ایونیو", 31.6481, 74.8572, "143001"],
        ],
      },
      {
        code: "B3",
        names: block(3),
        places: [
          ["SUN08", "Atar Singh Colony", "अतर सिंह कॉलोनी", "عطر سنگھ کالونی", 31.6309, 74.8402, "143002"],
          ["ASR_PUTLI", "Putlighar", "पुतलीघर", "پتلی گھر", 31.6342, 74.8487, "143002"],
          ["ASR_CHHEHARTA", "Chheharta", "छेहरटा", "چھہرٹہ", 31.6247, 74.8021, "143105"],
          ["ASR_KHANDWALA", "Khandwala", "खंडवाला", "کھنڈ والا", 31.6297, 74.8195, "143104"],
        ],
      },
      {
        code: "B4",
        names: block(4),
        places: [
          ["SUN25", "Bakhtaur Nagar", "बख़्तौर नगर", "بختور نگر", 31.6142, 74.8859, "143001"],
          ["ASR_SULTAN", "Sultanwind", "सुल्तानविंड", "سلطان ونڈ", 31.6108, 74.8962, "143001"],
          ["ASR_TARN", "Tarn Taran Road", "तरनतारन रोड", "ترن تارن روڈ", 31.5986, 74.8843, "143001"],
          ["ASR_VALLAH", "Vallah", "वल्ला", "ولہ", 31.6367, 74.9241, "143501"],
        ],
      },
    ],
  },
];
