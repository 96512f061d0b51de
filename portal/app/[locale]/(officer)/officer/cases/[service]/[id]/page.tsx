import { officerPage } from "../../../../../../../src/features/frame/officer-page.tsx";
import { OfficerCasePage } from "../../../../../../../src/features/inbox/officer-case-page.tsx";

interface Props {
  params: Promise<{ locale: string; service: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const [{ service, id }, asked] = await Promise.all([params, searchParams]);
  return officerPage(params, (desk) => OfficerCasePage({ ...desk, serviceId: service, id, asked }), { width: "whole" });
}
