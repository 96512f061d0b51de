import { officerPage } from "../../../../../../src/desk/officer-page.tsx";
import { FILING_BASES } from "../../../../../../src/features/filing/places.ts";
import { StartPage } from "../../../../../../src/features/filing/start-page.tsx";

interface Props {
  params: Promise<{ locale: string; service: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const [{ service }, asked] = await Promise.all([params, searchParams]);
  return officerPage(params, ({ locale, t, city }) =>
    StartPage({ locale, t, base: FILING_BASES.officer, serviceId: service, city, asked }),
  );
}
