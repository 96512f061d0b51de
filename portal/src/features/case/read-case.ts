import { ask } from "../../graphql/ask.ts";
import { type CaseDetail, casePageQuery } from "../../graphql/documents/generated.ts";
import { ServiceQuery } from "../../graphql/documents/home.ts";
import { GraphFault, missing } from "../../graphql/fault.ts";
import type { Service } from "../../graphql/types.ts";
import type { Locale } from "../../messages/locales.ts";

export interface OpenedCase {
  service: Service;
  detail: CaseDetail;
}

/**
 * A case by its own root field, fresh to the last write. The query is built from the registry; a service whose type does not serve the
 * answers of its form under their names is read without them.
 */
export async function readCase(serviceId: string, id: string, city: string, locale: Locale): Promise<OpenedCase> {
  const { service } = await ask(ServiceQuery, { id: serviceId, city }, locale);
  if (!service) throw missing();
  const read = (facts: boolean) => ask(casePageQuery(service, { facts }), { id }, locale);
  const { case: detail } = await read(true).catch((error: unknown) => {
    if (error instanceof GraphFault && error.code === "GRAPHQL_VALIDATION_FAILED") return read(false);
    throw error;
  });
  if (!detail) throw missing();
  return { service, detail };
}
