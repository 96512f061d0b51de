import { gql } from "@urql/core";
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from "graphql";
import { ask } from "../../graphql/ask.ts";
import { GraphFault } from "../../graphql/fault.ts";
import { DEFAULT_LOCALE } from "../../messages/locales.ts";

/** The graph's SDL by its own introspection; null where it does not answer. */
export async function readSdl(): Promise<string | null> {
  try {
    const introspection = await ask<IntrospectionQuery, Record<string, never>>(gql(getIntrospectionQuery()), {}, DEFAULT_LOCALE);
    return printSchema(buildClientSchema(introspection));
  } catch (error) {
    if (error instanceof GraphFault) return null;
    throw error;
  }
}
