import type { SettingDefinition } from "@civicgraph/plugin-sdk";
import type { Viewer } from "../auth/viewer.ts";
import type { FieldFault } from "../errors.ts";
import { PLATFORM, type SettingValue, stateOf } from "../runtime/settings.ts";
import { configurePermission, configureStatePermission } from "./contract-permissions.ts";

export type SettingType = "integer" | "number" | "boolean" | "text";

const MAX_TEXT = 500;

/** The type follows from the default. */
export function typeOf({ default: value }: SettingDefinition): SettingType {
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "boolean" ? "boolean" : "text";
}

/** What is wrong with a value, or null. Pure. */
export function valueFault(setting: SettingDefinition, value: SettingValue): FieldFault | null {
  const fault = (code: string, values?: FieldFault["values"]): FieldFault => ({ path: "input.value", code, ...(values ? { values } : {}) });
  if (typeof value !== typeof setting.default) return fault("field.invalid");
  if (typeof value === "string") {
    if (value.trim() === "") return fault("field.required");
    return value.length > MAX_TEXT ? fault("field.tooLong", { max: MAX_TEXT }) : null;
  }
  if (typeof value === "boolean") return null;
  if (!Number.isFinite(value) || (typeOf(setting) === "integer" && !Number.isSafeInteger(value))) return fault("field.invalid");
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = setting;
  return value < min || value > max ? fault("field.outOfRange", { min, max }) : null;
}

/** Where a value set for this city (or state) is kept. */
export const levelFor = (setting: SettingDefinition, city: string): string => (setting.scope === "platform" ? PLATFORM : city);

const isState = (code: string) => code !== PLATFORM && !code.includes(".");

/** Whether the viewer may set values at a level: a city's, a state's, or the platform's, which is for whoever holds the right in a state. */
export function mayConfigure(viewer: Viewer, subgraph: string, level: string): boolean {
  const ofState = configureStatePermission(subgraph);
  if (level === PLATFORM) return viewer.citiesWhere(ofState).some(isState);
  return viewer.may(isState(level) ? ofState : configurePermission(subgraph), level);
}

/** Whether the viewer may see the settings that hold in a city. */
export const maySeeSettings = (viewer: Viewer, subgraph: string, city: string): boolean =>
  mayConfigure(viewer, subgraph, city) || mayConfigure(viewer, subgraph, stateOf(city));
