import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { OperationsQuery, type ParkedEvent, type Part } from "../../graphql/documents/operations.ts";
import { formatDistance, formatMoment } from "../../messages/formats.ts";
import { partName } from "../../messages/part-names.ts";
import type { Translate } from "../../messages/translate.ts";
import { readFlash } from "../../session/flash.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { FaultSummary } from "../../ui/form.tsx";
import { Empty, Notice, NumberText, StateTag } from "../../ui/surfaces.tsx";
import styles from "./operations.module.css";
import { OperationsNav } from "./operations-nav.tsx";
import { type Health, readHealth } from "./read-health.ts";
import { countAsked } from "./tried.ts";

/** More than a statement or two ever takes: readers wait, and people see old lists. */
const LONG_SECONDS = 5;

/** How every part fares, and the events that could not be applied. */
export async function OperationsPage(desk: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const { locale, t, city, permissions, asked } = desk;
  const operator = [...permissions].some((one) => one.endsWith(".operateEvents"));
  const [health, operations, flash] = await Promise.all([
    readHealth(),
    operator ? ask(OperationsQuery, { city }, locale) : null,
    readFlash(asked),
  ]);
  const tried = countAsked(asked.tried);
  return (
    <div className="stack">
      <h1>{t("operations.title")}</h1>
      <OperationsNav locale={locale} t={t} at="parts" />
      {tried !== null ? <Notice kind="done">{t("operations.tried", { count: tried })}</Notice> : null}
      <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={[]} t={t} />
      <Parts health={health} parts={operations?.operations.parts ?? []} services={operations?.services ?? []} t={t} />
      {operations ? <Parked events={operations.operations.parkedEvents} desk={desk} /> : null}
    </div>
  );
}

interface PartsProps {
  health: Health | null;
  parts: Part[];
  services: { id: string; label: string }[];
  t: Translate;
}

function Parts({ health, parts, services, t }: PartsProps) {
  const doors = (health?.parts ?? []).map((one) => ({ name: one.name, answers: one.ok, parked: 0, faults: [] }));
  const held = health?.oldestTransactionSeconds ?? 0;
  return (
    <section className="stack" aria-labelledby="parts">
      <h2 id="parts">{t("operations.allParts")}</h2>
      {health === null ? <Notice kind="overdue">{t("operations.silent")}</Notice> : null}
      {held > LONG_SECONDS ? <Notice kind="overdue">{t("operations.held", { seconds: held })}</Notice> : null}
      <DataTable
        caption={t("operations.allParts")}
        head="part"
        columns={[
          { key: "part", label: t("operations.part"), plain: true },
          { key: "state", label: t("operations.state"), plain: true },
          { key: "faults", label: t("operations.faults"), plain: true },
        ]}
        rows={[...doors, ...parts].map((part) => ({
          key: part.name,
          cells: {
            part: services.find((one) => one.id === part.name)?.label ?? partName(part.name, t),
            state: <PartState part={part} t={t} />,
            faults: part.faults.length ? (
              <span lang="en" dir="ltr">
                {part.faults.map((one) => (
                  <span key={one.check} className={styles.technical}>
                    {one.check}: {one.fault}
                  </span>
                ))}
              </span>
            ) : null,
          },
        }))}
      />
    </section>
  );
}

function PartState({ part, t }: { part: Part; t: Translate }) {
  if (!part.answers) return <StateTag kind="overdue">{t("operations.away")}</StateTag>;
  if (part.parked > 0) return <StateTag kind="waiting">{t("operations.parked.count", { count: part.parked })}</StateTag>;
  if (part.faults.length > 0) return <StateTag kind="waiting">{t("operations.troubled")}</StateTag>;
  return <StateTag kind="done">{t("operations.well")}</StateTag>;
}

function Parked({ events, desk: { locale, t } }: { events: ParkedEvent[]; desk: Desk }) {
  const now = new Date();
  return (
    <section className="stack" aria-labelledby="parked">
      <h2 id="parked">{t("operations.parked")}</h2>
      <p className="soft">{t("operations.parked.text")}</p>
      {events.length === 0 ? (
        <Empty icon="check" title={t("operations.parked.none")} />
      ) : (
        <form action={`/${locale}/post/operations/parked`} method="post">
          <DataTable
            caption={t("operations.parked")}
            head="event"
            columns={[
              { key: "pick", label: t("operations.pick"), plain: true },
              { key: "event", label: t("operations.event"), plain: true },
              { key: "reader", label: t("operations.reader") },
              { key: "since", label: t("operations.since") },
              { key: "attempts", label: t("operations.attempts") },
              { key: "next", label: t("operations.next") },
              { key: "fault", label: t("operations.fault") },
            ]}
            rows={events.map((event) => ({
              key: event.id,
              cells: {
                pick: (
                  <label className={styles.pick}>
                    <input type="checkbox" name="ids" value={event.id} defaultChecked />
                    <span className="visually-hidden">{t("operations.pick.one", { name: event.key })}</span>
                  </label>
                ),
                event: (
                  <bdi dir="ltr" className={styles.technical}>
                    {event.type} {event.key}
                  </bdi>
                ),
                reader: (
                  <bdi dir="ltr" className={styles.technical}>
                    {event.subgraph}/{event.consumer} ← {event.source}
                  </bdi>
                ),
                since: <time dateTime={event.happenedAt}>{formatMoment(event.happenedAt, locale)}</time>,
                attempts: (
                  <>
                    <NumberText>{event.attempts}</NumberText>
                    {event.waiting > 0 ? ` · ${t("operations.waiting", { count: event.waiting })}` : null}
                  </>
                ),
                next: formatDistance(event.nextTryAt, now, locale),
                fault: (
                  <span lang="en" dir="ltr" className={styles.technical}>
                    {event.fault}
                  </span>
                ),
              },
            }))}
          />
          <div className={`button-row ${styles.actions}`}>
            <button className="button" type="submit">
              {t("operations.retry")}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
