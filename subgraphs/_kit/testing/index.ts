export * from "./service-city.ts";
export * from "./test-city.ts";
export * from "./test-database.ts";
