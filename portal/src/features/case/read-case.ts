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
 * answers of its form under their names is read without them, and one without our kit without what that gives.
 */
export async function readCase(serviceId: string, id: string, city: string, locale: Locale): Promise<OpenedCase> {
  const { service } = await ask(ServiceQuery, { id: serviceId, city }, locale);
  if (!service) throw missing();
  const read = (options: { facts: boolean; kit?: boolean }) => ask(casePageQuery(service, options), { id }, locale);
  const orElse = (next: () => ReturnType<typeof read>) => (error: unknown) => {
    if (error instanceof GraphFault && error.isUnknownToSchema) return next();
    throw error;
  };
  const { case: detail } = await read({ facts: true })
    .catch(orElse(() => read({ facts: true, kit: false })))
    .catch(orElse(() => read({ facts: false })))
    .catch(orElse(() => read({ facts: false, kit: false })));
  if (!detail) throw missing();
  return { service, detail };
}
