import { redirect } from "next/navigation";
import { HomePage } from "../../../src/features/home/home-page.tsx";
import { guarded } from "../../../src/features/trouble/guarded.tsx";
import { pageLanguage, pageRequest } from "../../../src/session/request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const { city, signedIn } = await pageRequest();
  if (!city) redirect(`/${locale}/welcome`);
  const { q } = await searchParams;
  const query = typeof q === "string" ? q.trim().slice(0, 100) : "";
  return guarded({ locale, t }, () => HomePage({ locale, t, city, signedIn, query }));
}
