import { formatDay } from "../../messages/formats.ts";
import styles from "../../ui/arrived.module.css";
import { Icon } from "../../ui/icon.tsx";
import { ShareIsland } from "../../ui/share-island.tsx";
import { NumberText } from "../../ui/surfaces.tsx";
import type { CasePageProps } from "./case-page.tsx";
import { readCase } from "./read-case.ts";

/** It has arrived: the number large, a way to share it, what happens next. `next`: a clerk filed it, and goes on there with the next citizen. */
export async function FiledPage({ locale, t, serviceId, id, city, base, next }: CasePageProps & { next?: string }) {
  const { detail } = await readCase(serviceId, id, city, locale);
  const shared = t("filing.share.text", { city: detail.city?.name ?? "", number: detail.number ?? "" });
  return (
    <div className="stack-l">
      <div className={styles.panel}>
        <span className={styles.tick}>
          <Icon name="check" />
        </span>
        <h1>{t(next ? "new.done.title" : "filing.done.title")}</h1>
        <p>{t(next ? "new.done.number" : "filing.done.number")}</p>
        <p className={styles.number}>
          <NumberText>{detail.number}</NumberText>
        </p>
        <p className="soft">{t(next ? "new.done.keep" : "filing.done.keep")}</p>
      </div>
      {next ? (
        <div className="button-row">
          {/* biome-ignore lint/a11y/noAutofocus: Enter brings the next citizen's sheet */}
          <a className="button" href={next} autoFocus>
            {t("new.done.next")}
          </a>
          <a className="button button-quiet" href={`/${locale}${base}/${serviceId}/${id}`}>
            {t("new.done.see")}
          </a>
        </div>
      ) : (
        <div className="button-row">
          <a className="button" href={`/${locale}${base}/${serviceId}/${id}`}>
            {t("filing.done.see")}
          </a>
          <ShareIsland text={shared} label={t("filing.share")} />
          <a className="button button-quiet" href={`https://wa.me/?text=${encodeURIComponent(shared)}`} rel="noreferrer">
            {t("filing.share.whatsapp")}
          </a>
        </div>
      )}
      {next ? null : (
        <section className="stack" aria-labelledby="next">
          <h2 id="next">{t("filing.done.next")}</h2>
          <ol className={styles.steps}>
            <li>{t("filing.done.step1")}</li>
            <li>{t("filing.done.step2")}</li>
            <li>{t("filing.done.step3")}</li>
          </ol>
          {detail.dueAt ? <p>{t("filing.done.due", { date: formatDay(detail.dueAt, locale) })}</p> : null}
        </section>
      )}
    </div>
  );
}
