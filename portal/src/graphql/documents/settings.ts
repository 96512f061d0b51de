import { operation } from "../document.ts";

export type SettingValue = string | number | boolean;

export interface SettingChange {
  id: string;
  level: string;
  value: SettingValue | null;
  from: string;
  standing: "planned" | "inForce" | "past" | "replaced";
  changedBy: { id: string; name: string | null } | null;
  changedAt: string;
}

export interface Setting {
  key: string;
  subgraph: string;
  description: string;
  type: "integer" | "number" | "boolean" | "text";
  scope: "city" | "platform";
  min: number | null;
  max: number | null;
  default: SettingValue;
  value: SettingValue;
  source: "city" | "state" | "platform" | "default";
  mayChange: boolean;
  changes: SettingChange[];
}

export const SettingsQuery = operation<
  { settings: { settings: Setting[]; silent: string[] }; services: { id: string; label: string }[] },
  { at: string; city: string }
>(/* GraphQL */ `
  query Settings($at: ID!, $city: ID!) {
    settings(city: $at) {
      settings {
        key subgraph description type scope min max default value source mayChange
        changes { id level value from standing changedBy { id name } changedAt }
      }
      silent
    }
    services(city: $city) { id label }
  }
`);

export const SetSettingMutation = operation<
  { setSetting: { key: string } },
  { input: { city: string; key: string; value: SettingValue | null; from: string | null } }
>(/* GraphQL */ `
  mutation SetSetting($input: SetSettingInput!) {
    setSetting(input: $input) { key }
  }
`);
