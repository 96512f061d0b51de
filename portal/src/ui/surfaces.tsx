import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type Kind = "open" | "waiting" | "done" | "refused" | "final" | "overdue";

const ICONS: Record<string, IconName> = {
  open: "clock",
  waiting: "hand",
  done: "check",
  refused: "closed",
  final: "closed",
  overdue: "alert",
};

/** A state by colour, icon and word: never by colour alone. */
export function StateTag({ kind, children }: { kind: Kind | (string & {}); children: ReactNode }) {
  return (
    <span className="state" data-kind={kind}>
      <Icon name={ICONS[kind] ?? "clock"} small />
      {children}
    </span>
  );
}

/** Something worth knowing, above the content. */
export function Notice({ kind = "open", children }: { kind?: Kind; children: ReactNode }) {
  return (
    <div className="notice" data-kind={kind} role={kind === "overdue" ? "alert" : "status"}>
      <Icon name={ICONS[kind] ?? "clock"} />
      <div>{children}</div>
    </div>
  );
}

/** Nothing here yet, and what to do about it. `whole`: it is all that the page says, so its title is the page's. */
export function Empty({ icon, title, whole, children }: { icon: IconName; title: string; whole?: boolean; children?: ReactNode }) {
  const Title = whole ? "h1" : "h2";
  return (
    <div className="empty stack">
      <Icon name={icon} />
      <Title>{title}</Title>
      {children}
    </div>
  );
}

/** Label and value, row by row. */
export function Facts({ rows }: { rows: { label: string; value: ReactNode; action?: ReactNode }[] }) {
  return (
    <dl className="facts">
      {rows.map((row) => (
        <div key={row.label} className={row.action ? "with-action" : undefined}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.action ? <dd>{row.action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}

/** Back to where the reader came from, by a plain link. */
export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="back-link" href={href}>
      <Icon name="back" small mirrors />
      <span>{children}</span>
    </a>
  );
}

/** A number people quote: left to right in every language. */
export function NumberText({ children }: { children: ReactNode }) {
  return (
    <bdi className="number" dir="ltr">
      {children}
    </bdi>
  );
}
