export * from "./billing.ts";
export * from "./case.ts";
export * from "./cities.ts";
export * from "./define.ts";
export * from "./identity.ts";
