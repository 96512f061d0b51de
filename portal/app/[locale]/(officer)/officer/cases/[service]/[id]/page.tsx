import { CasePage } from "../../../../../../../src/features/case/case-page.tsx";
import { officerPage } from "../../../../../../../src/features/frame/officer-page.tsx";

interface Props {
  params: Promise<{ locale: string; service: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const [{ service, id }, asked] = await Promise.all([params, searchParams]);
  const done = typeof asked.done === "string" ? asked.done : undefined;
  return officerPage(params, ({ locale, t, city }) => CasePage({ locale, t, serviceId: service, id, city, base: "/officer/cases", done }));
}
