import { readList, withList } from "../../../../../../../src/desk/inbox-ask.ts";
import { officerPage } from "../../../../../../../src/desk/officer-page.tsx";
import { CasePage } from "../../../../../../../src/features/case/case-page.tsx";
import { BesideList } from "../../../../../../../src/features/inbox/beside-list.tsx";

interface Props {
  params: Promise<{ locale: string; service: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

export default async function Page({ params, searchParams }: Props) {
  const [{ service, id }, asked] = await Promise.all([params, searchParams]);
  const list = readList(asked.list);
  return officerPage(
    params,
    (desk) => {
      const { locale, t, city, permissions } = desk;
      const contact = withList(`/${locale}/officer/cases/${service}/${id}/contact`, list);
      const page = CasePage({
        locale,
        t,
        serviceId: service,
        id,
        city,
        base: "/officer/cases",
        done: one(asked.done),
        since: one(asked.since),
        list,
        reveal: permissions.has(`${service}.revealContact`) ? contact : undefined,
      });
      return BesideList({ ...desk, list, current: id, children: page });
    },
    { width: "whole" },
  );
}
