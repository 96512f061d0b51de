"use client";

import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Photo } from "./answers.ts";
import type { Sending } from "./send-photo.ts";
import { sentName } from "./sent-photos.ts";
import { shrink, thumbnailOf } from "./shrink-photo.ts";

interface Texts {
  preparing: string;
  sending: string;
  waiting: string;
  ready: string;
  failed: string;
  /** Of each photo that there is room for. */
  photo: string[];
  remove: string[];
}

/**
 * Makes chosen photos smaller and sends them while the rest of the form is filled in, in pieces that survive a lost connection. Until a photo lies at
 * the graph it stays in its file input: the form that is sent before, or by a browser without scripts, sends it as it is.
 */
export function PhotoSender({
  children,
  name,
  endpoint,
  texts,
  max,
}: {
  children: ReactNode;
  name: string;
  endpoint: string;
  texts: Texts;
  max: number;
}) {
  const place = useRef<HTMLDivElement>(null);
  const sending = useRef<Sending | null>(null);
  const [status, setStatus] = useState("");
  const [part, setPart] = useState<number | null>(null);
  const [sent, setSent] = useState<Photo[]>([]);
  const inputs = () => [...(place.current?.querySelectorAll<HTMLInputElement>("input[type=file]") ?? [])];
  const waiting = () => inputs().reduce((count, input) => count + (input.files?.length ?? 0), 0);
  const ready = (count: number) => setStatus(count > 0 ? texts.ready.replace("#", String(count)) : "");

  async function choose(event: ChangeEvent<HTMLDivElement>) {
    const input = event.target as unknown as HTMLInputElement;
    if (input.type !== "file" || !input.files?.length) return;
    sending.current?.giveUp();
    setStatus(texts.preparing);
    try {
      fill(input, await Promise.all([...input.files].slice(0, max - sent.length).map(shrink)));
    } catch {
      return setStatus(texts.failed);
    }
    await sendAll().catch(() => undefined);
    setPart(null);
  }

  async function sendAll() {
    const { sendPhoto } = await import("./send-photo.ts");
    const form = place.current?.closest("form");
    let kept = sent;
    for (const input of inputs())
      for (const file of [...(input.files ?? [])]) {
        setStatus(texts.sending);
        const one = sendPhoto(file, {
          endpoint,
          progress(now) {
            if (now === "waiting") return setStatus(texts.waiting);
            setPart(now);
            setStatus(texts.sending);
          },
        });
        sending.current = one;
        const giveUp = () => one.giveUp();
        form?.addEventListener("submit", giveUp, { once: true });
        try {
          const answer = await one.sent;
          if ("refusal" in answer) {
            remove(input, file);
            return setStatus(answer.refusal || texts.failed);
          }
          kept = [...kept, { receipt: answer.receipt, name: file.name, thumbnail: await thumbnailOf(file) }];
          // First told of, then taken out of the input: a form that is sent in between loses nothing.
          flushSync(() => setSent(kept));
          remove(input, file);
        } catch {
          // The form sends what still lies in the input.
        } finally {
          form?.removeEventListener("submit", giveUp);
          sending.current = null;
        }
      }
    ready(kept.length + waiting());
  }

  function takeOut(receipt: string) {
    const left = sent.filter((photo) => photo.receipt !== receipt);
    setSent(left);
    ready(left.length + waiting());
  }

  return (
    <div ref={place} onChange={choose}>
      {sent.length > 0 ? (
        <ul className="kept-photos">
          {sent.map((photo, index) => (
            <li key={photo.receipt}>
              <input type="hidden" name={sentName(name)} value={JSON.stringify(photo)} />
              {photo.thumbnail ? <img src={photo.thumbnail} alt={texts.photo[index]} width={120} height={120} /> : photo.name}
              <button className="button button-plain" type="button" onClick={() => takeOut(photo.receipt)}>
                {texts.remove[index]}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {/* Hidden, not taken away: what they hold is still to be sent. */}
      <div hidden={sent.length >= max}>{children}</div>
      {part === null ? null : <progress className="photo-progress" value={part} aria-label={texts.sending} />}
      <p role="status">{status}</p>
    </div>
  );
}

function fill(input: HTMLInputElement, files: File[]): void {
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  input.files = held.files;
}

const remove = (input: HTMLInputElement, file: File): void =>
  fill(
    input,
    [...(input.files ?? [])].filter((one) => one !== file),
  );
