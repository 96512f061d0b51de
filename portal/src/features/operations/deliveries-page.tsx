import type { Desk } from "../../desk/officer-page.tsx";
import { ask } from "../../graphql/ask.ts";
import { DeliveriesQuery, type Delivery } from "../../graphql/documents/operations.ts";
import { formatDistance, formatMoment } from "../../messages/formats.ts";
import type { MessageKey, Translate } from "../../messages/translate.ts";
import { readFlash } from "../../session/flash.ts";
import { SelectField } from "../../ui/choose.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { FaultSummary } from "../../ui/form.tsx";
import { Empty, type Kind, Notice, NumberText, StateTag } from "../../ui/surfaces.tsx";
import styles from "./operations.module.css";
import { OperationsNav } from "./operations-nav.tsx";
import { countAsked } from "./tried.ts";

const STATES: Record<string, { kind: Kind; label: MessageKey }> = {
  queued: { kind: "open", label: "delivery.queued" },
  sent: { kind: "done", label: "delivery.sent" },
  failed: { kind: "waiting", label: "delivery.failed" },
  given_up: { kind: "overdue", label: "delivery.given_up" },
  no_address: { kind: "refused", label: "delivery.no_address" },
};
const FAULTS: Record<string, MessageKey> = {
  NO_PROVIDER: "delivery.fault.NO_PROVIDER",
  ADDRESS_REFUSED: "delivery.fault.ADDRESS_REFUSED",
  GATEWAY_REFUSED: "delivery.fault.GATEWAY_REFUSED",
  GATEWAY_AWAY: "delivery.fault.GATEWAY_AWAY",
  IDENTITY_AWAY: "delivery.fault.IDENTITY_AWAY",
  PERSON_UNKNOWN: "delivery.fault.PERSON_UNKNOWN",
  UNEXPECTED: "delivery.fault.UNEXPECTED",
};

const why = (code: string | null, t: Translate) =>
  code === null ? null : Object.hasOwn(FAULTS, code) ? t(FAULTS[code] as MessageKey) : code;
const mayRetry = (one: Delivery) => one.state === "failed" || one.state === "given_up";

/** What became of the city's SMS and e-mails; those that failed can be sent again. */
export async function DeliveriesPage({ locale, t, city, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const state = typeof asked.state === "string" && Object.hasOwn(STATES, asked.state) ? asked.state : null;
  const after = typeof asked.after === "string" ? asked.after : null;
  const [{ deliveries }, flash] = await Promise.all([ask(DeliveriesQuery, { city, state, after }, locale), readFlash(asked)]);
  const now = new Date();
  const tried = countAsked(asked.tried);
  const retryable = deliveries.nodes.filter(mayRetry);
  const table = (
    <DataTable
      caption={t("operations.messages")}
      head="case"
      columns={[
        ...(retryable.length ? [{ key: "pick", label: t("operations.pick"), plain: true }] : []),
        { key: "case", label: t("delivery.case"), plain: true },
        { key: "channel", label: t("delivery.channel") },
        { key: "state", label: t("operations.state"), plain: true },
        { key: "why", label: t("delivery.why") },
        { key: "attempts", label: t("operations.attempts") },
        { key: "queued", label: t("delivery.since") },
        { key: "next", label: t("operations.next") },
      ]}
      rows={deliveries.nodes.map((one) => ({
        key: one.id,
        cells: {
          pick: mayRetry(one) ? (
            <label className={styles.pick}>
              <input type="checkbox" name="ids" value={one.id} defaultChecked />
              <span className="visually-hidden">{t("operations.pick.one", { name: one.case.number })}</span>
            </label>
          ) : null,
          case: (
            <a href={`/${locale}/officer/cases/${one.case.service}/${one.case.id}`}>
              <NumberText>{one.case.number}</NumberText>
            </a>
          ),
          channel: t(one.channel === "sms" ? "delivery.sms" : "delivery.email"),
          state: (
            <StateTag kind={STATES[one.state]?.kind ?? "open"}>
              {STATES[one.state] ? t(STATES[one.state]?.label as MessageKey) : one.state}
            </StateTag>
          ),
          why: why(one.lastError, t),
          attempts: <NumberText>{one.attempts}</NumberText>,
          queued: <time dateTime={one.queuedAt}>{formatMoment(one.queuedAt, locale)}</time>,
          next: one.nextTryAt ? formatDistance(one.nextTryAt, now, locale) : null,
        },
      }))}
    />
  );
  return (
    <div className="stack">
      <h1>{t("operations.messages")}</h1>
      <OperationsNav locale={locale} t={t} at="messages" />
      {tried !== null ? <Notice kind="done">{t("delivery.tried", { count: tried })}</Notice> : null}
      <FaultSummary faults={flash?.faults ?? []} message={flash?.message} shown={[]} t={t} />
      <form method="get" className={styles.filter}>
        <SelectField
          name="state"
          label={t("operations.state")}
          value={state}
          empty={t("people.any")}
          options={Object.entries(STATES).map(([value, { label }]) => ({ value, label: t(label) }))}
        />
        <button className="button button-quiet" type="submit">
          {t("operations.show")}
        </button>
      </form>
      <p className="soft" role="status">
        {t("delivery.count", { count: deliveries.totalCount })}
      </p>
      {deliveries.nodes.length === 0 ? (
        <Empty icon="check" title={t("delivery.none")} />
      ) : retryable.length ? (
        <form action={`/${locale}/post/operations/messages`} method="post">
          <input type="hidden" name="state" value={state ?? ""} />
          {table}
          <div className={`button-row ${styles.actions}`}>
            <button className="button" type="submit">
              {t("delivery.retry")}
            </button>
          </div>
        </form>
      ) : (
        table
      )}
      {deliveries.pageInfo.hasNextPage ? (
        <a
          className="button button-quiet button-wide"
          href={`?${new URLSearchParams({ ...(state ? { state } : {}), after: deliveries.pageInfo.endCursor ?? "" })}`}
        >
          {t("common.more")}
        </a>
      ) : null}
    </div>
  );
}
