import type { Manifest, SettingDefinition } from "@civicgraph/plugin-sdk";
import type { RequestContext } from "../context.ts";
import { inForce, latest, levelsOf, PLATFORM, type SettingRow } from "../runtime/settings.ts";
import type { SettingAnswer, SettingChangeAnswer } from "./contract.ts";
import { levelFor, mayConfigure, maySeeSettings, typeOf } from "./setting-rules.ts";

/** Changes shown of one setting: all that are planned, and the latest before them. */
const SHOWN = 50;

interface StoredChange extends SettingRow {
  key: string;
  changed_by: string | null;
  changed_at: Date;
}

/** The settings of this subgraph as they hold in a city, or in a state; none for whoever may not set them. */
export async function listSettings(manifest: Manifest, city: string, locale: string, ctx: RequestContext): Promise<SettingAnswer[]> {
  if (!maySeeSettings(ctx.viewer, manifest.name, city)) return [];
  return readSettings(manifest, manifest.settings, city, locale, ctx);
}

export async function readSettings(
  manifest: Manifest,
  settings: readonly SettingDefinition[],
  city: string,
  locale: string,
  ctx: RequestContext,
): Promise<SettingAnswer[]> {
  if (settings.length === 0) return [];
  const rows = (await ctx.db
    .selectFrom("setting")
    .selectAll()
    .where(
      "key",
      "in",
      settings.map((one) => one.key),
    )
    .where("city", "in", [...new Set(settings.flatMap((one) => levelsOf(one, city)))])
    .orderBy("effective_from", "desc")
    .orderBy("id", "desc")
    .execute()) as StoredChange[];
  const t = ctx.translate(locale);
  return settings.map((one) => {
    const levels = levelsOf(one, city);
    const own = rows.filter((row) => row.key === one.key && levels.includes(row.city));
    const decides = inForce(own, levels, ctx.now());
    const text = t(`setting.${one.key}`);
    return {
      key: one.key,
      subgraph: manifest.name,
      description: text === `setting.${one.key}` ? one.description : text,
      type: typeOf(one),
      scope: one.scope ?? "city",
      min: one.min ?? null,
      max: one.max ?? null,
      default: one.default,
      value: decides?.value ?? one.default,
      source: sourceOf(decides),
      mayChange: mayConfigure(ctx.viewer, manifest.name, levelFor(one, city)),
      changes: own.slice(0, SHOWN).map((row) => toChange(row, own, ctx.now())),
    };
  });
}

function sourceOf(row: SettingRow | undefined): SettingAnswer["source"] {
  if (!row) return "default";
  if (row.city === PLATFORM) return "platform";
  return row.city.includes(".") ? "city" : "state";
}

function toChange(row: StoredChange, all: readonly StoredChange[], now: Date): SettingChangeAnswer {
  const replaced = all.some(
    (other) => other.city === row.city && Number(other.effective_from) === Number(row.effective_from) && BigInt(other.id) > BigInt(row.id),
  );
  const current = latest(all, now).get(row.city)?.id === row.id;
  return {
    id: row.id,
    level: row.city,
    value: row.value,
    from: row.effective_from.toISOString(),
    standing: replaced ? "replaced" : row.effective_from > now ? "planned" : current ? "inForce" : "past",
    changedBy: row.changed_by,
    changedAt: row.changed_at.toISOString(),
  };
}
