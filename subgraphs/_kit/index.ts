import "reflect-metadata";

export * from "./auth/viewer.ts";
export * from "./case/case.ts";
export * from "./case/case-service.ts";
export * from "./case/case-state.ts";
export * from "./case/row-scope.ts";
export type { Db, RequestContext, SubgraphServices, Tx } from "./context.ts";
export * from "./errors.ts";
export * from "./geo/distance.ts";
export * from "./graphql/case-types.ts";
export * from "./graphql/connection.ts";
export * from "./graphql/form-types.ts";
export * from "./graphql/head-fields.ts";
export * from "./graphql/json.ts";
export * from "./graphql/stubs.ts";
export * from "./locales.ts";
export * from "./projections/read.ts";
export * from "./subgraph.ts";
