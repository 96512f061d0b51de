"use client";

import "graphiql/setup-workers/webpack";
import "graphiql/style.css";
import "./explorer.css";
import { GraphiQL } from "graphiql";
import type { GraphQLSchema } from "graphql";
import { useEffect, useRef, useState } from "react";
import { EXAMPLES, type Example } from "./examples.ts";
import { fillVariables, type Known, keptFrom } from "./fill-example.ts";

export interface ExplorerProps {
  /** Address of the graph as browsers reach it. */
  url: string;
  locale: string;
  /** What the page knows of the reader: the city. */
  known: Known;
}

// Nothing is written to the browser: tokens and people's data have no place in a store that every script reads.
const nowhere = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined, clear: () => undefined, length: 0 };

const FIRST = "services";
const exampleOf = (id: string) => EXAMPLES.find((one) => one.id === id) as Example;
const wanted = (): Example => exampleOf(location.hash.replace("#try-", "")) ?? exampleOf(FIRST);

/**
 * GraphiQL on the graph. A link to `#try-<example>` loads that example; what an example answers (the token, ids, cursors) is kept in memory
 * and stands in the next ones, so that the examples can be sent one after another.
 */
export function Explorer({ url, locale, known }: ExplorerProps) {
  const place = useRef<HTMLDivElement>(null);
  const learnt = useRef<Known>({ ...known, newId: crypto.randomUUID() });
  const schema = useRef<GraphQLSchema | undefined>(undefined);
  const [shown, setShown] = useState(() => ({ example: wanted(), turn: 0 }));

  useEffect(() => {
    const turn = () => {
      if (!location.hash.startsWith("#try-")) return;
      setShown((before) => ({ example: wanted(), turn: before.turn + 1 }));
      place.current?.scrollIntoView({ block: "start" });
    };
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, []);

  async function send(
    { query, variables, operationName }: { query: string; variables?: Record<string, unknown>; operationName?: string | null },
    { headers = {} }: { headers?: Record<string, unknown> } = {},
  ) {
    const token = learnt.current.accessToken;
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "accept-language": locale,
        ...(typeof token === "string" ? { authorization: `Bearer ${token}` } : {}),
        ...(headers as Record<string, string>),
      },
      body: JSON.stringify({ query, variables, operationName }),
    });
    const answer = await response.json();
    for (const example of EXAMPLES)
      if (operationName && example.query.includes(` ${operationName}(`))
        Object.assign(learnt.current, keptFrom(example.keeps, answer.data));
    return answer;
  }

  return (
    <div ref={place} className="graphiql-room">
      <GraphiQL
        key={shown.turn}
        fetcher={send}
        schema={schema.current}
        onSchemaChange={(loaded) => {
          schema.current = loaded;
        }}
        storage={nowhere}
        initialQuery={shown.example.query}
        initialVariables={JSON.stringify(fillVariables(shown.example.variables, learnt.current), null, 2)}
        defaultEditorToolsVisibility="variables"
        showPersistHeadersSettings={false}
      />
    </div>
  );
}
