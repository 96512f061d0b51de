import { notFound } from "next/navigation";
import { readMessages } from "../../../../../src/features/dev-messages/read-messages.ts";
import { formatMoment } from "../../../../../src/messages/formats.ts";
import { pageLanguage } from "../../../../../src/session/request.ts";
import { NumberText } from "../../../../../src/ui/surfaces.tsx";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, t } = await pageLanguage(params);
  const { to } = await searchParams;
  const messages = await readMessages(typeof to === "string" ? to : "");
  if (!messages) notFound();
  return (
    <div className="stack">
      <h1>{t("messages.title")}</h1>
      <p className="lede">{t("messages.text")}</p>
      {messages.length === 0 ? (
        <p>{t("messages.none")}</p>
      ) : (
        <ul className="list">
          {messages.map((one, index) => (
            <li key={index} className="list-link">
              <span>
                <span className="list-body" dir="auto">
                  {one.text}
                </span>
                <span className="list-text">
                  {t("messages.to")} <NumberText>{one.to}</NumberText> · {one.channel} · {formatMoment(one.at, locale)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
