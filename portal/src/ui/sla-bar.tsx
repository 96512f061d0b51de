import type { CaseSla } from "../graphql/documents/inbox.ts";
import type { MessageKey, Translate } from "../messages/translate.ts";
import { Icon, type IconName } from "./icon.tsx";

const ICONS: Record<string, IconName> = { green: "clock", amber: "hourglass", red: "alert" };

/** How long is left, in the largest unit that fits. Pure. */
export function slaWords({ status, remainingSeconds }: CaseSla, t: Translate): string {
  if (status === "none" || remainingSeconds === null) return t("sla.none");
  const seconds = Math.abs(remainingSeconds);
  const [unit, count] =
    seconds >= 86_400 ? ["days", Math.floor(seconds / 86_400)] : seconds >= 3600 ? ["hours", Math.floor(seconds / 3600)] : ["minutes", 1];
  return t(`sla.${remainingSeconds < 0 ? "late" : "left"}.${unit}` as MessageKey, { count });
}

/** The promised time as a bar that shrinks: by colour, icon and word. */
export function SlaBar({ sla, t }: { sla: CaseSla | null; t: Translate }) {
  const known = sla ?? { status: "none", fractionLeft: null, remainingSeconds: null };
  const width = known.status === "red" ? 100 : Math.round((known.fractionLeft ?? 0) * 100);
  return (
    <span className="sla" data-status={known.status}>
      <span className="sla-words">
        {ICONS[known.status] ? <Icon name={ICONS[known.status] as IconName} small /> : null}
        {slaWords(known, t)}
      </span>
      <svg className="sla-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="sla-whole" width="100" height="4" />
        <rect className="sla-left" width={width} height="4" />
      </svg>
    </span>
  );
}
