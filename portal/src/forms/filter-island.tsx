"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";

/** A search box over a list of choices that stands in the page already; without a script there is the list alone. */
export function FilterIsland({ texts, children }: { texts: { label: string; none: string }; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [ready, setReady] = useState(false);
  const [none, setNone] = useState(false);
  useEffect(() => setReady(true), []);

  function narrow(query: string) {
    const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const choice of list.current?.querySelectorAll<HTMLElement>(".choice") ?? []) {
      const text = (choice.textContent ?? "").toLocaleLowerCase();
      // Who is chosen stays in sight.
      const fits = words.every((word) => text.includes(word)) || choice.querySelector("input:checked") !== null;
      choice.hidden = !fits;
      if (fits) shown++;
    }
    setNone(shown === 0);
  }

  return (
    <>
      {ready ? (
        <>
          <label className="field-help" htmlFor={id}>
            {texts.label}
          </label>
          <input
            className="input"
            type="search"
            id={id}
            autoComplete="off"
            onChange={(event) => narrow(event.target.value)}
            onKeyDown={(event) => {
              // Enter would send the whole form.
              if (event.key === "Enter") event.preventDefault();
            }}
          />
        </>
      ) : null}
      <div ref={list}>{children}</div>
      <p role="status" className={none ? "soft" : "visually-hidden"}>
        {none ? texts.none : null}
      </p>
    </>
  );
}
