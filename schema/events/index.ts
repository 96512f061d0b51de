export * from "./billing.ts";
export * from "./case.ts";
export * from "./case-service.ts";
export * from "./cities.ts";
export * from "./define.ts";
export * from "./identity.ts";
