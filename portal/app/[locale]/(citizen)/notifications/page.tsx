import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NotificationsPage } from "../../../../src/features/notifications/notifications-page.tsx";
import { guarded, signInPath } from "../../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("notifications.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const [{ signedIn, kind, path }, asked] = await Promise.all([pageRequest(), searchParams]);
  if (!signedIn) redirect(signInPath(locale, path));
  const cases = kind === "employee" ? "/officer/cases" : "/cases";
  return guarded({ locale, t }, () => NotificationsPage({ locale, t, cases, after: typeof asked.after === "string" ? asked.after : null }));
}
