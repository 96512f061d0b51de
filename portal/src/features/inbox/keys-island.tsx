"use client";

import { useEffect, useRef, useState } from "react";
import styles from "./keys.module.css";

interface KeysIslandProps {
  searchPath: string;
  keys: { key: string; label: string }[];
  texts: { title: string; use: string; close: string };
}

/** Single keys can be switched off: who speaks to their computer, or types by accident, needs that. */
const KEPT = "keys-off";

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>("[data-case] a")].filter((one) => one.offsetParent !== null);
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !isTick(target);
const isTick = (target: HTMLElement) => target instanceof HTMLInputElement && target.type === "checkbox";

/** Moves the focus to the row so many further on; from nowhere, to the first. */
function move(step: 1 | -1): void {
  const all = rows();
  const here = document.activeElement?.closest("[data-case]") ?? document.querySelector("[data-case][data-current]");
  const index = all.findIndex((one) => here?.contains(one));
  all[index < 0 ? 0 : Math.min(all.length - 1, Math.max(0, index + step))]?.focus();
}

function search(path: string): void {
  const box = document.querySelector<HTMLInputElement>("input[data-search]");
  if (box) box.focus();
  else window.location.assign(path);
}

/** On a case: to its first action. In a list: opens the case one stands on. */
function act(): void {
  const action = document.querySelector<HTMLElement>("section[aria-labelledby='actions'] a.button");
  if (action) action.focus();
  else document.activeElement?.closest("[data-case]")?.querySelector("a")?.click();
}

/** Keys for the inbox and the case: an addition to links and buttons, never the only way. */
export function KeysIsland({ searchPath, keys, texts }: KeysIslandProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [ready, setReady] = useState(false);
  const [off, setOff] = useState(false);

  useEffect(() => {
    setReady(true);
    setOff(window.localStorage.getItem(KEPT) === "1");
    const current = document.querySelector<HTMLElement>("[data-pane] [data-current]");
    const pane = current?.closest<HTMLElement>("[data-pane]");
    if (current && pane) pane.scrollTop = current.offsetTop - pane.offsetTop - pane.clientHeight / 3;
  }, []);

  useEffect(() => {
    const doings: Record<string, () => void> = {
      "/": () => search(searchPath),
      j: () => move(1),
      k: () => move(-1),
      x: () => document.activeElement?.closest("[data-case]")?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click(),
      a: act,
      "?": () => dialog.current?.showModal(),
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const doing = doings[event.key];
      if (!doing || off || dialog.current?.open) return;
      event.preventDefault();
      doing();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [off, searchPath]);

  if (!ready) return null;
  return (
    <>
      <button type="button" className={styles.open} onClick={() => dialog.current?.showModal()}>
        <kbd>?</kbd> {texts.title}
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">{texts.title}</h2>
        <dl>
          {keys.map((one) => (
            <div key={one.key}>
              <dt>
                <kbd>{one.key}</kbd>
              </dt>
              <dd>{one.label}</dd>
            </div>
          ))}
        </dl>
        <label className="filter-tick">
          <input
            type="checkbox"
            checked={!off}
            onChange={(event) => {
              setOff(!event.target.checked);
              window.localStorage.setItem(KEPT, event.target.checked ? "0" : "1");
            }}
          />
          {texts.use}
        </label>
        <form method="dialog">
          <button className="button button-quiet" type="submit">
            {texts.close}
          </button>
        </form>
      </dialog>
    </>
  );
}
