import type { Translate } from "../../messages/translate.ts";

/** "3 of 6", and the same as a bar. */
export function Progress({ step, steps, t }: { step: number; steps: number; t: Translate }) {
  return (
    <div className="progress">
      <p className="soft small">{t("filing.progress", { step, steps })}</p>
      <div className="progress-bar" aria-hidden="true">
        {Array.from({ length: steps }, (_, index) => (
          <i key={index} data-done={index < step ? "" : undefined} />
        ))}
      </div>
    </div>
  );
}
