import type { Metadata } from "next";
import { officerPage } from "../../../../../src/desk/officer-page.tsx";
import { NotificationsPage } from "../../../../../src/features/notifications/notifications-page.tsx";
import { pageLanguage } from "../../../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("notifications.title") };
}

export default async function Page({ params, searchParams }: Props) {
  const { after } = await searchParams;
  return officerPage(params, ({ locale, t }) =>
    NotificationsPage({ locale, t, cases: "/officer/cases", after: typeof after === "string" ? after : null }),
  );
}
