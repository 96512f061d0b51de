import { officerPage } from "../../../../../../../../src/desk/officer-page.tsx";
import { FiledPage } from "../../../../../../../../src/features/case/filed-page.tsx";

interface Props {
  params: Promise<{ locale: string; service: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a clerk filed for a citizen, and on to the next one, who comes the same way. */
export default async function Page({ params, searchParams }: Props) {
  const [{ service, id }, { channel }] = await Promise.all([params, searchParams]);
  return officerPage(params, ({ locale, t, city }) => {
    const way = typeof channel === "string" ? `?channel=${encodeURIComponent(channel)}` : "";
    const next = `/${locale}/officer/new/${service}${way}`;
    return FiledPage({ locale, t, serviceId: service, id, city, base: "/officer/cases", next });
  });
}
