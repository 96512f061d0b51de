import { readList, withList } from "../../desk/inbox-ask.ts";
import type { Desk } from "../../desk/officer-page.tsx";
import { readFlash } from "../../session/flash.ts";
import { NumberText, StateTag } from "../../ui/surfaces.tsx";
import type { AssignmentResult } from "./assign.ts";

/** What became of each of several cases. */
export async function AssignedPage({ locale, t, asked }: Desk & { asked: Record<string, string | string[] | undefined> }) {
  const flash = await readFlash(asked);
  const results = (Array.isArray(flash?.values.results) ? flash.values.results : []) as AssignmentResult[];
  const list = readList(asked.list);
  const done = results.filter((one) => one.fault === null).length;
  // Those that failed first: they are what is left to do.
  const sorted = [...results].sort((a, b) => Number(a.fault === null) - Number(b.fault === null));
  return (
    <div className="stack">
      <h1>{t("assign.done.title", { done, all: results.length })}</h1>
      <ul className="list">
        {sorted.map((one) => (
          <li key={one.id}>
            <a className="list-link" href={withList(`/${locale}/officer/cases/${one.service}/${one.id}`, list)}>
              <span>
                <span className="list-title">
                  <NumberText>{one.number}</NumberText>
                </span>
                {one.fault ? <span className="list-body">{one.fault}</span> : null}
              </span>
              <StateTag kind={one.fault ? "overdue" : "done"}>{t(one.fault ? "assign.done.not" : "assign.done.done")}</StateTag>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a className="button" href={`/${locale}/officer${list ? `?${list}` : ""}`}>
          {t("desk.toInbox")}
        </a>
      </p>
    </div>
  );
}
