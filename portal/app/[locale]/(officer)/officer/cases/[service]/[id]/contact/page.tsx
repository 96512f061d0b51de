import { officerPage } from "../../../../../../../../src/desk/officer-page.tsx";
import { RevealPage } from "../../../../../../../../src/features/case/reveal-page.tsx";

interface Props {
  params: Promise<{ locale: string; service: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const [{ service, id }, asked] = await Promise.all([params, searchParams]);
  return officerPage(params, (desk) => RevealPage({ ...desk, serviceId: service, id, asked }));
}
