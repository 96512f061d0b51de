import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Workflow } from "@civicgraph/plugin-sdk";
import { expect, test } from "vitest";
import { applicationWorkflow } from "../application/application.workflow.ts";
import { transferWorkflow } from "../transfer/transfer.workflow.ts";

const drawings = readFileSync(join(import.meta.dirname, "../README.md"), "utf8")
  .split("```mermaid")
  .slice(1)
  .map((text) =>
    [...(text.split("```")[0] ?? "").matchAll(/^ {2}(\S+) --> (\S+): (\w+)$/gm)].map(([, from, to, code]) => `${from} ${code} ${to}`),
  );

test.each<[string, Workflow, number]>([
  ["registration", applicationWorkflow, 0],
  ["transfer of title", transferWorkflow, 1],
])("the README draws the workflow of a %s as it is", (_name, workflow, index) => {
  const drawn = drawings[index] ?? [];
  const edges = workflow.actions.flatMap(({ code, from, to }) =>
    // A comment leads nowhere: it is said in words.
    to === "same" ? [] : from.map((state) => `${state || "[*]"} ${code} ${typeof to === "string" ? to : to[state]}`),
  );
  expect([...new Set(drawn)].sort()).toEqual([...new Set(edges)].sort());
  expect(drawn).toHaveLength(new Set(drawn).size);
});
