import { badInput, type FieldFault, LOCALES, type RequestContext } from "@civicgraph/kit";
import { personName } from "../person/person-name.ts";
import type { UpdateProfileInput } from "./viewer.type.ts";

/** One address, as mail servers take it; whether it exists only a message shows. */
const isEmail = (text: string): boolean => text.length <= 200 && /^[^\s@<>"',;:\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);

/** Changes the viewer's own name, language or e-mail address. An employee's name stands in events and on orders: the administrator changes it. */
export async function updateProfile(input: UpdateProfileInput, ctx: RequestContext): Promise<void> {
  const id = ctx.viewer.requireId();
  const faults: FieldFault[] = [];
  const changes: [string, string | null][] = [];
  if (input.name !== undefined && input.name !== null) {
    const name = personName(input.name);
    if (!name) faults.push({ path: "input.name", code: "field.name" });
    else if (!ctx.viewer.isCitizen) faults.push({ path: "input.name", code: "profile.nameByAdministrator" });
    else changes.push(["name", name]);
  }
  if (input.locale) {
    if ((LOCALES as readonly string[]).includes(input.locale)) changes.push(["locale", input.locale]);
    else faults.push({ path: "input.locale", code: "field.unknown" });
  }
  if (input.email !== undefined && input.email !== null) {
    const email = input.email.trim();
    if (email && !isEmail(email)) faults.push({ path: "input.email", code: "field.email" });
    else changes.push(["email", email || null]);
  }
  if (faults.length) throw badInput(...faults);
  if (changes.length === 0) return;
  const table = ctx.viewer.isCitizen ? "citizen" : "employee";
  await ctx.transact((tx) =>
    tx.query(`update ${table} set ${changes.map(([column]) => `${column} = ?`).join(", ")} where id = ?`, [
      ...changes.map(([, value]) => value),
      id,
    ]),
  );
}
