import type { Manifest } from "@civicgraph/plugin-sdk";
import type { RequestContext } from "../context.ts";
import { badInput, forbidden } from "../errors.ts";
import type { SettingValue } from "../runtime/settings.ts";
import type { SettingAnswer } from "./contract.ts";
import { readSettings } from "./list-settings.ts";
import { levelFor, mayConfigure, valueFault } from "./setting-rules.ts";

/** A form that lay open for a while still means "from now on". */
const GRACE_MS = 5 * 60_000;

interface Change {
  city: string;
  locale: string;
  key: string;
  /** Null: no value of its own any more. */
  value: SettingValue | null;
  /** Null: from now on. */
  from: string | null;
}

/** Sets a setting at a level from a moment on. What was decided under the old value stays decided: the past cannot be set. */
export async function setSetting(manifest: Manifest, change: Change, ctx: RequestContext): Promise<SettingAnswer> {
  const by = ctx.viewer.requireId();
  const setting = manifest.settings.find((one) => one.key === change.key);
  if (!setting) throw badInput({ path: "input.key", code: "field.unknown" });
  const level = levelFor(setting, change.city);
  if (!mayConfigure(ctx.viewer, manifest.name, level)) throw forbidden();
  const now = ctx.now();
  const from = change.from === null ? now : new Date(change.from);
  const fault = change.value === null ? null : valueFault(setting, change.value);
  const past = from.getTime() < now.getTime() - GRACE_MS;
  if (fault || past) throw badInput(...(fault ? [fault] : []), ...(past ? [{ path: "input.from", code: "field.past" }] : []));
  await ctx.transact((tx) =>
    tx.query("insert into setting (key, city, effective_from, value, changed_by, changed_at) values (?, ?, ?, ?::jsonb, ?, ?)", [
      setting.key,
      level,
      new Date(Math.max(from.getTime(), now.getTime())),
      change.value === null ? null : JSON.stringify(change.value),
      by,
      now,
    ]),
  );
  const [answer] = await readSettings(manifest, [setting], change.city, change.locale, ctx);
  if (!answer) throw new Error(`${setting.key} was set and cannot be read`);
  return answer;
}
