import type { Metadata } from "next";
import { officerPage } from "../../../../../../../src/desk/officer-page.tsx";
import { PersonActionPage } from "../../../../../../../src/features/people/person-action-page.tsx";
import { pageLanguage } from "../../../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string; id: string; action: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  const title = t("people.account");
  return { title: (await searchParams).again ? t("form.title.fault", { title }) : title };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id, action }, asked] = await Promise.all([params, searchParams]);
  return officerPage(params, (desk) => PersonActionPage({ ...desk, id, action, asked }));
}
