import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { officerPage } from "../../../../../src/desk/officer-page.tsx";
import { ask } from "../../../../../src/graphql/ask.ts";
import { ServicesQuery } from "../../../../../src/graphql/documents/home.ts";
import { pageLanguage } from "../../../../../src/session/request.ts";
import { Icon } from "../../../../../src/ui/icon.tsx";
import { Empty } from "../../../../../src/ui/surfaces.tsx";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageLanguage(params);
  return { title: t("desk.new") };
}

/** What a clerk can file for a citizen; where it is one thing only, straight there. */
export default async function Page({ params }: Props) {
  return officerPage(params, async ({ locale, t, city }) => {
    const { services } = await ask(ServicesQuery, { city }, locale);
    const mine = services.filter((one) => one.canFileOnBehalf);
    const [only] = mine;
    if (only && mine.length === 1) redirect(`/${locale}/officer/new/${only.id}`);
    if (!only) return <Empty whole icon="lock" title={t("new.none")} />;
    return (
      <div className="stack">
        <h1>{t("new.choose")}</h1>
        <ul className="list">
          {mine.map((service) => (
            <li key={service.id}>
              <a className="list-link" href={`/${locale}/officer/new/${service.id}`}>
                <Icon name={service.icon} />
                <span>
                  <span className="list-title">{service.callToAction}</span>
                  <span className="list-text">{service.label}</span>
                </span>
                <Icon name="forward" mirrors />
              </a>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
