import type { NextResponse } from "next/server";
import { ask } from "../../graphql/ask.ts";
import { SetSettingMutation } from "../../graphql/documents/settings.ts";
import type { FormPost } from "../../session/form-post.ts";
import { dayBegins, readValue } from "./setting-values.ts";

/** Sets a setting from a day on, or gives the own value up. */
export async function setSetting(post: FormPost): Promise<NextResponse> {
  const { params, text, t } = post;
  const key = params.key ?? "";
  const at = text("at");
  const query = at.includes(".") ? "" : `?at=${encodeURIComponent(at)}`;
  const here = `/officer/settings/${encodeURIComponent(key)}${query}`;
  const typed = { value: text("value"), from: text("from") };
  const value = text("intent") === "give" ? null : readValue(text("type"), typed.value);
  const from = typed.from ? dayBegins(typed.from) : null;
  const faults = [
    ...(value === undefined ? [{ path: "value", code: "field.invalid", message: t("settings.fault.value") }] : []),
    ...(typed.from && from === null ? [{ path: "from", code: "field.invalid", message: t("settings.fault.day") }] : []),
  ];
  if (value === undefined || faults.length > 0) return post.retry(here, { values: typed, faults });
  try {
    await ask(SetSettingMutation, { input: { city: at, key, value, from } }, post.locale);
    return post.see(`/officer/settings${query}${query ? "&" : "?"}done=1`);
  } catch (error) {
    return post.refused(error, here, typed);
  }
}
