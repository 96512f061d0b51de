export * from "./certificate.ts";
export * from "./fees.ts";
export * from "./form.ts";
export * from "./manifest.ts";
export * from "./measures.ts";
export * from "./workflow.ts";
