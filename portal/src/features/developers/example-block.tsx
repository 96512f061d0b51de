import type { ReactNode } from "react";
import type { MessageKey, Translate } from "../../messages/translate.ts";
import { Icon } from "../../ui/icon.tsx";
import styles from "./developers.module.css";
import { type Example, UPLOAD } from "./examples.ts";

/** One worked example: what it does, the operation, its variables, and a way to send it. */
export function ExampleBlock({ example, t }: { example: Example; t: Translate }) {
  const key = (part: "title" | "text") => `developers.example.${example.id}.${part}` as MessageKey;
  return (
    <Block title={t(key("title"))} text={t(key("text"))} signedIn={example.signedIn} t={t}>
      <Listing label={t(key("title"))}>{example.query}</Listing>
      <p className="soft small">{t("developers.examples.variables")}</p>
      <Listing label={`${t(key("title"))}: ${t("developers.examples.variables")}`}>{JSON.stringify(example.variables, null, 2)}</Listing>
      <p className={styles.try}>
        <a className="button button-quiet" href={`#try-${example.id}`}>
          {t("developers.examples.try")}
        </a>
      </p>
    </Block>
  );
}

/** The one example that is no GraphQL. */
export function UploadBlock({ graph, t }: { graph: string; t: Translate }) {
  return (
    <Block title={t("developers.example.upload.title")} text={t("developers.example.upload.text")} signedIn t={t}>
      <Listing label={t("developers.example.upload.title")}>
        {`curl ${graph}${UPLOAD.path} \\
  -H "authorization: Bearer $ACCESS_TOKEN" \\
  -F ${UPLOAD.field}=@street-light.jpg`}
      </Listing>
    </Block>
  );
}

function Block({
  title,
  text,
  signedIn,
  t,
  children,
}: {
  title: string;
  text: string;
  signedIn: boolean;
  t: Translate;
  children: ReactNode;
}) {
  return (
    <li className="stack">
      <h3>{title}</h3>
      <p>{text}</p>
      {signedIn ? (
        <p className={`soft small ${styles.needs}`}>
          <Icon name="lock" small />
          {t("developers.examples.signedIn")}
        </p>
      ) : null}
      {children}
    </li>
  );
}

/** Code as it is sent. It scrolls sideways on a phone, so the keyboard must reach it. */
const Listing = ({ label, children }: { label: string; children: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the keyboard
  <section className={styles.listing} dir="ltr" lang="en" tabIndex={0} aria-label={label}>
    <pre>
      <code>{children}</code>
    </pre>
  </section>
);
