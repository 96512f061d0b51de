import { readList } from "../../../../../../../../src/desk/inbox-ask.ts";
import { officerPage } from "../../../../../../../../src/desk/officer-page.tsx";
import { ActionPage } from "../../../../../../../../src/features/case/action-page.tsx";

interface Props {
  params: Promise<{ locale: string; service: string; id: string; action: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const [{ service, id, action }, asked] = await Promise.all([params, searchParams]);
  return officerPage(params, ({ locale, t, city }) =>
    ActionPage({ locale, t, serviceId: service, id, city, base: "/officer/cases", list: readList(asked.list), actionCode: action, asked }),
  );
}
