import type { ReactNode } from "react";
import type { Locale } from "../../messages/locales.ts";
import type { Translate } from "../../messages/translate.ts";
import styles from "./developers.module.css";
import { ExampleBlock, UploadBlock } from "./example-block.tsx";
import { EXAMPLES, UPLOAD } from "./examples.ts";
import { ExplorerIsland } from "./explorer-island.tsx";
import { ERROR_CODES, HEADERS, LIMITS, type LimitName } from "./promises.ts";

const SECTIONS = ["explorer", "examples", "token", "errors", "limits", "headers", "stable"] as const;
const TOKEN_RULES = ["send", "code", "access", "refresh", "end"] as const;
const STABLE_RULES = ["1", "2", "3", "4"] as const;

/** The guide to the graph. All of it is plain HTML but the explorer. */
export function DevelopersPage({ locale, t, city, graph }: { locale: Locale; t: Translate; city: string | null; graph: string }) {
  const number = new Intl.NumberFormat("en-IN");
  return (
    <div className="stack-l">
      <header className="stack">
        <h1>{t("developers.title")}</h1>
        <p className="lede">{t("developers.lede")}</p>
        <p>{t("developers.start.text")}</p>
        <dl className="facts">
          {(
            [
              ["graph", `${graph}/graphql`],
              ["upload", `${graph}${UPLOAD.path}`],
              ["keys", `${graph}/.well-known/jwks.json`],
              ["health", `${graph}/health`],
            ] as const
          ).map(([name, url]) => (
            <div key={name}>
              <dt>{t(`developers.start.${name}`)}</dt>
              <dd>
                <Code>{url}</Code>
              </dd>
            </div>
          ))}
        </dl>
        <p>
          <a href={`/${locale}/developers/schema.graphql`}>{t("developers.start.sdl")}</a>
        </p>
        <nav aria-label={t("developers.contents")}>
          <ul className={styles.contents}>
            {SECTIONS.map((one) => (
              <li key={one}>
                <a href={`#${one}`}>{t(`developers.${one}.title`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>

      <Section id="explorer" title={t("developers.explorer.title")}>
        <p>{t("developers.explorer.text")}</p>
        <noscript>
          <p>{t("developers.explorer.noScript")}</p>
        </noscript>
        <div className={styles.explorer}>
          <ExplorerIsland
            url={`${graph}/graphql`}
            locale={locale}
            known={city ? { city } : {}}
            texts={{ loading: t("developers.explorer.loading"), failed: t("developers.explorer.failed") }}
          />
        </div>
      </Section>

      <Section id="examples" title={t("developers.examples.title")}>
        <p>{t("developers.examples.text")}</p>
        <ol className={styles.examples}>
          {EXAMPLES.flatMap((example) => [
            example.id === UPLOAD.before ? <UploadBlock key="upload" graph={graph} t={t} /> : null,
            <ExampleBlock key={example.id} example={example} t={t} />,
          ])}
        </ol>
      </Section>

      <Section id="token" title={t("developers.token.title")}>
        <Rules rules={TOKEN_RULES.map((one) => t(`developers.token.${one}`))} />
      </Section>

      <Section id="errors" title={t("developers.errors.title")}>
        <p>{t("developers.errors.text")}</p>
        <Table
          head={[t("developers.errors.code"), t("developers.errors.do")]}
          rows={ERROR_CODES.map((code) => [<Code key={code}>{code}</Code>, t(`developers.error.${code}`)])}
        />
      </Section>

      <Section id="limits" title={t("developers.limits.title")}>
        <p>{t("developers.limits.text")}</p>
        <Table
          head={[t("developers.limits.what"), t("developers.limits.most")]}
          rows={(Object.keys(LIMITS) as LimitName[]).map((name) => [
            t(`developers.limit.${name}`),
            <bdi key={name} className="number">
              {number.format(LIMITS[name])}
            </bdi>,
          ])}
        />
      </Section>

      <Section id="headers" title={t("developers.headers.title")}>
        <dl className="facts">
          {HEADERS.map((name) => (
            <div key={name}>
              <dt>
                <Code>{name}</Code>
              </dt>
              <dd>{t(`developers.header.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>

      <Section id="stable" title={t("developers.stable.title")}>
        <Rules rules={STABLE_RULES.map((one) => t(`developers.stable.${one}`))} />
      </Section>
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What a program reads stands as it is written, left to right in every language. */
const Code = ({ children }: { children: ReactNode }) => (
  <code className={styles.code} dir="ltr" lang="en">
    {children}
  </code>
);

const Rules = ({ rules }: { rules: string[] }) => (
  <ul className={styles.rules}>
    {rules.map((rule) => (
      <li key={rule}>{rule}</li>
    ))}
  </ul>
);

/** Two columns: a word and what it means. */
function Table({ head, rows }: { head: [string, string]; rows: [ReactNode, ReactNode][] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {head.map((one) => (
            <th key={one} scope="col">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, second], index) => (
          <tr key={index}>
            <th scope="row">{first}</th>
            <td>{second}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
