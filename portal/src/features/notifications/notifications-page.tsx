import { ask } from "../../graphql/ask.ts";
import { NotificationsQuery } from "../../graphql/documents/mine.ts";
import { formatMoment } from "../../messages/formats.ts";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import { Empty, NumberText, StateTag } from "../../ui/surfaces.tsx";

/** What the city wrote to the reader, latest first. */
export async function NotificationsPage({
  locale,
  t,
  cases,
  after,
}: {
  locale: Locale;
  t: Translate;
  cases: string;
  after: string | null;
}) {
  const { notifications } = await ask(NotificationsQuery, { after }, locale);
  return (
    <div className="stack">
      <h1>{t("notifications.title")}</h1>
      {notifications.unreadCount > 0 ? (
        <form action={`/${locale}/post/notifications/read`} method="post">
          <button className="button button-quiet" type="submit">
            {t("notifications.readAll")}
          </button>
        </form>
      ) : null}
      {notifications.nodes.length === 0 ? (
        <Empty icon="bell" title={t("notifications.empty.title")}>
          <p>{t("notifications.empty.text")}</p>
        </Empty>
      ) : (
        <ul className="list">
          {notifications.nodes.map((one) => (
            <li key={one.id}>
              <a
                className="list-link"
                href={one.case ? `/${locale}${cases}/${one.case.service}/${one.case.id}` : `/${locale}/pay/done/${one.payment}`}
              >
                <span>
                  <span className="list-title">{one.title}</span>
                  <span className="list-body">{withNumberWhole(one.body, one.case?.number)}</span>
                  <span className="list-text">
                    {one.read ? null : (
                      <>
                        <StateTag kind="open">{t("notifications.unread")}</StateTag>{" "}
                      </>
                    )}
                    <time dateTime={one.at}>{formatMoment(one.at, locale)}</time>
                  </span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {notifications.pageInfo.hasNextPage ? (
        <a className="button button-quiet button-wide" href={`?after=${encodeURIComponent(notifications.pageInfo.endCursor ?? "")}`}>
          {t("common.more")}
        </a>
      ) : null}
    </div>
  );
}

/** A sentence in which the case's number does not break over two lines. */
function withNumberWhole(text: string, number: string | null | undefined) {
  const at = number ? text.indexOf(number) : -1;
  if (!number || at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <NumberText>{number}</NumberText>
      {text.slice(at + number.length)}
    </>
  );
}
