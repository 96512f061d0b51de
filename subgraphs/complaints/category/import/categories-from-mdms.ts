import { cleanName, languageOf } from "@civicgraph/kit/import/clean-text";
import type { KnownDepartment } from "@civicgraph/kit/import/master-data";
import type { SourceRow } from "@civicgraph/kit/import/plan-rows";
import type { CategoryDocument } from "../category-document.ts";
import { splitKeywords } from "../keywords.ts";
import type { ServiceDef, ServiceDefsFile } from "./service-defs.ts";

const CODE = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
/** A year: nobody promises more. */
const MAX_SLA_HOURS = 8784;

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** A department by its code, or by its name where the source wrote that instead; a text says why there is none. */
function departmentOf(raw: string, known: readonly KnownDepartment[]): { code: string; reasons: string[] } | string {
  const byCode = known.find((one) => one.code === raw);
  if (byCode) return { code: byCode.code, reasons: byCode.active ? [] : [`the department ${raw} is not active`] };
  if (!raw) return "no department";
  const named = known.filter((one) => Object.values(one.names).some((name) => letters(name) === letters(raw)));
  const [only] = named;
  if (!only || named.length > 1) return `the department ${raw} is unknown`;
  return { code: only.code, reasons: [`the department ${raw} is read as ${only.code}, whose name it is`] };
}

/** Categories of DIGIT's complaint types, and a line on every row. Pure. An inactive type is taken as inactive: old complaints name it. */
export function categoriesFromMdms(
  file: ServiceDefsFile,
  departments: readonly KnownDepartment[],
): { documents: CategoryDocument[]; rows: SourceRow[] } {
  const scope = file.value.tenantId;
  const taken = new Map<string, CategoryDocument>();
  const wordsOf = new Map<string, string>();

  const read = (def: ServiceDef, code: string, position: number, reasons: string[]): string | null => {
    const { text, fixes } = cleanName(def.name);
    if (!CODE.test(code)) return code ? `the code ${JSON.stringify(code)} is none` : "no code";
    if (taken.has(code)) return "the code stands already in this file";
    if (!text) return "no name";
    const sla = def.slaHours ?? 0;
    if (!Number.isInteger(sla) || sla < 1 || sla > MAX_SLA_HOURS) return `${def.slaHours ?? "no"} hours are no SLA`;
    const department = departmentOf(def.department?.trim() ?? "", departments);
    if (typeof department === "string") return department;
    const words = splitKeywords(def.keywords ?? "").map((word) => word.toLowerCase());
    const sameWords = wordsOf.get(words.join());
    reasons.push(...fixes, ...department.reasons);
    if (words.length === 0) reasons.push("no keywords: search finds it by its name only");
    else if (sameWords) reasons.push(`the same keywords as ${sameWords}: search cannot tell them apart`);
    else wordsOf.set(words.join(), code);
    if (def.active === false) reasons.push("not active in the source: taken as not active");
    taken.set(code, {
      scope,
      code,
      names: { [languageOf(text)]: text },
      keywords: words.length ? { en: words.join(", ") } : {},
      group: def.menuPath?.trim() || null,
      department: department.code,
      slaHours: sla,
      active: def.active !== false,
      position,
    });
    return null;
  };

  const rows = file.value.ServiceDefs.map((def, position): SourceRow => {
    const code = def.serviceCode?.trim() ?? "";
    const reasons: string[] = [];
    const refusal = read(def, code, position, reasons);
    const row: SourceRow = { master: "category", code, at: file.at(["ServiceDefs", position]), reasons };
    return refusal ? { ...row, outcome: "refused", reasons: [refusal] } : row;
  });
  return { documents: [...taken.values()], rows };
}
