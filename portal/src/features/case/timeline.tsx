import type { CaseDocument, CaseEvent } from "../../graphql/types.ts";
import { formatDay, formatMoment } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { pageRequest } from "../../session/request.ts";

/** What happened, as a story: latest first. */
export async function Timeline({
  events,
  filerIsReader,
  locale,
  t,
}: {
  events: CaseEvent[];
  filerIsReader: boolean;
  locale: Locale;
  t: Translate;
}) {
  const { graph } = await pageRequest();
  const who = ({ actor }: CaseEvent) => {
    if (actor.kind === "citizen") return filerIsReader ? t("case.you") : t("case.citizen");
    if (actor.kind === "system") return t("case.system");
    return [actor.name, actor.designation].filter(Boolean).join(", ");
  };
  return (
    <ol className="timeline">
      {[...events].reverse().map((event, index) => (
        <li key={event.id} data-latest={index === 0 ? "" : undefined}>
          <p>
            <strong>{event.action.label}</strong>
            {event.from && event.from.code !== event.to.code && event.to.label !== event.action.label ? `: ${event.to.label}` : null}
          </p>
          <p className="soft small">
            <bdi>{who(event)}</bdi> · <time dateTime={event.at}>{formatMoment(event.at, locale)}</time>
          </p>
          {event.comment ? <blockquote dir="auto">{event.comment}</blockquote> : null}
          <Photos documents={event.attachments} graph={graph} locale={locale} t={t} />
        </li>
      ))}
    </ol>
  );
}

function Photos({ documents, graph, locale, t }: { documents: CaseDocument[]; graph: string; locale: Locale; t: Translate }) {
  if (documents.length === 0) return null;
  /** The graph gives a file's path below its own address. */
  const addressOf = (path: string) => (path.startsWith("/") ? `${graph}${path}` : path);
  return (
    <div className="photos">
      {documents.map((one, index) => {
        const alt = t("case.photo", { index: index + 1 });
        if (one.removedAt)
          return (
            <p key={one.id} className="soft small">
              {alt}
              {": "}
              {t("case.photo.removed", { name: one.name ?? "", day: formatDay(one.removedAt, locale) })}
            </p>
          );
        const small = one.thumbnailUrl ?? one.url;
        if (!small) return null;
        return (
          <a key={one.id} href={addressOf(one.url ?? small)}>
            <img src={addressOf(small)} alt={alt} width={104} height={104} loading="lazy" />
          </a>
        );
      })}
    </div>
  );
}
