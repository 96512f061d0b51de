import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { BookDifferencesQuery } from "../../graphql/documents/books.ts";
import { cityDay } from "../../messages/city-day.ts";
import { formatMoney } from "../../messages/money.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { Notice, NumberText } from "../../ui/surfaces.tsx";
import { differenceKind } from "./book-words.ts";
import { BooksNav } from "./books-nav.tsx";

const DAYS_BACK = [0, 7, 30] as const;
const DAY_MS = 86_400_000;

/** Where ledger, bills and the providers' files do not say the same. None is as it should be. */
export async function DifferencesPage({ locale, t, city, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const back = DAYS_BACK.find((days) => String(days) === asked.days) ?? 0;
  const since = cityDay(new Date(Date.now() - back * DAY_MS));
  const { bookDifferences } = await ask(BookDifferencesQuery, { city, since }, locale);
  const money = (paise: number | null) => (paise === null ? null : <NumberText>{formatMoney(paise, locale)}</NumberText>);
  return (
    <div className="stack">
      <h1>{t("books.differences")}</h1>
      <BooksNav locale={locale} t={t} at="differences" />
      <p className="soft">{t("books.differences.text")}</p>
      <form action={`/${locale}/officer/books/differences`} method="get" className="filter-row">
        <label className="filter">
          <span>{t("books.differences.since")}</span>
          <select className="input" name="days" defaultValue={String(back)}>
            {DAYS_BACK.map((days) => (
              <option key={days} value={days}>
                {t("books.differences.days", { days })}
              </option>
            ))}
          </select>
        </label>
        <button className="button" type="submit">
          {t("books.differences.look")}
        </button>
      </form>
      {bookDifferences.length === 0 ? (
        <Notice kind="done">{t("books.differences.none")}</Notice>
      ) : (
        <DataTable
          caption={t("books.differences")}
          head="kind"
          columns={[
            { key: "kind", label: t("books.differences.kind"), plain: true },
            { key: "subject", label: t("books.differences.subject") },
            { key: "expected", label: t("books.differences.expected") },
            { key: "found", label: t("books.differences.found") },
          ]}
          rows={bookDifferences.map((one) => ({
            key: `${one.kind} ${one.subject}`,
            cells: {
              kind: differenceKind(one.kind, t),
              subject: <NumberText>{one.subject}</NumberText>,
              expected: money(one.expected),
              found: money(one.found),
            },
          }))}
        />
      )}
    </div>
  );
}
