import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applicationWorkflow } from "../application/application.workflow.ts";

test("the README draws the workflow as it is", () => {
  const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
  const drawn = [...readme.matchAll(/^ {2}(\S+) --> (\S+): (\w+)$/gm)].map(([, from, to, code]) => `${from} ${code} ${to}`);
  const edges = applicationWorkflow.actions.flatMap(({ code, from, to }) =>
    // What leads nowhere is said in words.
    to === "same" ? [] : from.map((state) => `${state || "[*]"} ${code} ${typeof to === "string" ? to : to[state]}`),
  );
  expect([...new Set(drawn)].sort()).toEqual([...new Set(edges)].sort());
  expect(drawn).toHaveLength(new Set(drawn).size);
});
