import type { Coded, Holiday, OfficeHours, StateRecord } from "../city/city-document.ts";
import { coded, texts } from "./texts.ts";

// DIGIT's codes throughout, so that an import over the demo updates in place; the words are our own.

export const punjab: StateRecord = { code: "pb", names: texts("Punjab", "पंजाब", "پنجاب"), languages: ["en", "hi", "ur"] };

export const departments: Coded[] = [
  coded("DEPT_1", "Street Lights", "स्ट्रीट लाइट", "سٹریٹ لائٹ"),
  coded("DEPT_2", "Building & Roads", "भवन और सड़कें", "عمارات اور سڑکیں"),
  coded("DEPT_3", "Health & Sanitation", "स्वास्थ्य और सफ़ाई", "صحت و صفائی"),
  coded("DEPT_4", "Operation & Maintenance", "संचालन और रखरखाव", "آپریشن اور دیکھ بھال"),
  coded("DEPT_5", "Horticulture", "बागवानी", "باغبانی"),
  coded("DEPT_6", "Building Branch", "भवन शाखा", "تعمیرات شاخ"),
  coded("DEPT_7", "Citizen service desk", "नागरिक सेवा डेस्क", "شہری خدمت ڈیسک"),
  coded("DEPT_8", "Complaint Cell", "शिकायत प्रकोष्ठ", "شکایات سیل"),
  coded("DEPT_9", "Executive Branch", "कार्यकारी शाखा", "انتظامی شاخ"),
  coded("DEPT_10", "Others", "अन्य", "دیگر"),
  coded("DEPT_13", "Tax Branch", "कर शाखा", "ٹیکس شاخ"),
  coded("DEPT_25", "Accounts Branch", "लेखा शाखा", "حسابات شاخ"),
  coded("DEPT_35", "Works Branch", "निर्माण कार्य शाखा", "ورکس شاخ"),
];

export const designations: Coded[] = [
  coded("DESIG_01", "Superintending Engineer (B&R)", "अधीक्षण अभियंता (भवन और सड़कें)", "سپرنٹنڈنگ انجینئر (عمارات و سڑکیں)"),
  coded("DESIG_04", "Junior Engineer (B&R)", "कनिष्ठ अभियंता (भवन और सड़कें)", "جونیئر انجینئر (عمارات و سڑکیں)"),
  coded("DESIG_09", "Junior Engineer (O&M)", "कनिष्ठ अभियंता (संचालन और रखरखाव)", "جونیئر انجینئر (آپریشن و دیکھ بھال)"),
  coded("DESIG_12", "Junior Engineer (Light)", "कनिष्ठ अभियंता (लाइट)", "جونیئر انجینئر (لائٹ)"),
  coded("DESIG_13", "Health Officer", "स्वास्थ्य अधिकारी", "ہیلتھ افسر"),
  coded("DESIG_16", "Sanitary Inspector", "सफ़ाई निरीक्षक", "سینیٹری انسپکٹر"),
  coded("DESIG_21", "Building Inspector", "भवन निरीक्षक", "بلڈنگ انسپکٹر"),
  coded("DESIG_23", "Citizen service representative", "नागरिक सेवा प्रतिनिधि", "شہری خدمت نمائندہ"),
  coded("DESIG_24", "Assistant Commissioner", "सहायक आयुक्त", "اسسٹنٹ کمشنر"),
  coded("DESIG_58", "Accountant", "लेखाकार", "محاسب"),
  coded("DESIG_60", "Commissioner", "आयुक्त", "کمشنر"),
];

export const officeHours: OfficeHours = Object.fromEntries(
  [1, 2, 3, 4, 5].map((day) => [String(day), { opens: "09:00", closes: "18:00" }]),
);

const holiday = (date: string, en: string, hi: string, ur: string): Holiday => ({ code: date, names: texts(en, hi, ur) });

/** Days of fixed date, and those moved by the moon as the almanacs give them. */
export const holidays: Holiday[] = [
  holiday("2026-01-26", "Republic Day", "गणतंत्र दिवस", "یومِ جمہوریہ"),
  holiday("2026-04-14", "Vaisakhi", "बैसाखी", "بیساکھی"),
  holiday("2026-05-01", "Labour Day", "मज़दूर दिवस", "یومِ مزدور"),
  holiday("2026-08-15", "Independence Day", "स्वतंत्रता दिवस", "یومِ آزادی"),
  holiday("2026-10-02", "Gandhi Jayanti", "गांधी जयंती", "گاندھی جینتی"),
  holiday("2026-10-20", "Dussehra", "दशहरा", "دسہرہ"),
  holiday("2026-11-08", "Diwali", "दीवाली", "دیوالی"),
  holiday("2026-11-24", "Birthday of Guru Nanak Dev Ji", "गुरु नानक देव जी का प्रकाश पर्व", "گرو نانک دیو جی کا جنم دن"),
  holiday("2026-12-25", "Christmas", "क्रिसमस", "کرسمس"),
  holiday("2027-01-26", "Republic Day", "गणतंत्र दिवस", "یومِ جمہوریہ"),
  holiday("2027-03-22", "Holi", "होली", "ہولی"),
  holiday("2027-04-14", "Vaisakhi", "बैसाखी", "بیساکھی"),
  holiday("2027-05-01", "Labour Day", "मज़दूर दिवस", "یومِ مزدور"),
  holiday("2027-08-15", "Independence Day", "स्वतंत्रता दिवस", "یومِ آزادی"),
  holiday("2027-10-02", "Gandhi Jayanti", "गांधी जयंती", "گاندھی جینتی"),
  holiday("2027-10-29", "Diwali", "दीवाली", "دیوالی"),
  holiday("2027-12-25", "Christmas", "क्रिसमस", "کرسمس"),
];
