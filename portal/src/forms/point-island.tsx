"use client";

import { useEffect, useState } from "react";
import type { Point } from "./answers.ts";

interface PointTexts {
  find: string;
  finding: string;
  found: string;
  clear: string;
  denied: string;
  noScript: string;
}

/** The place by the phone's own means. Without a script, or without leave, the form goes on: a locality says it too. */
export function PointIsland({ name, id, point, texts }: { name: string; id: string; point: Point | null; texts: PointTexts }) {
  const [given, setGiven] = useState(point);
  const [status, setStatus] = useState("");
  const [ready, setReady] = useState(false);
  useEffect(() => setReady("geolocation" in navigator), []);

  function find() {
    setStatus(texts.finding);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setGiven({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.round(coords.accuracy) });
        setStatus("");
      },
      () => setStatus(texts.denied),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  }

  return (
    <div className="stack">
      <input type="hidden" name={`${name}.latitude`} value={given?.latitude ?? ""} />
      <input type="hidden" name={`${name}.longitude`} value={given?.longitude ?? ""} />
      <input type="hidden" name={`${name}.accuracy`} value={given?.accuracy ?? ""} />
      {given ? (
        <p className="notice" data-kind="done">
          {texts.found}
          {given.accuracy === undefined ? null : <bdi className="number">&nbsp;± {given.accuracy} m</bdi>}
        </p>
      ) : null}
      {ready ? (
        <p className="button-row">
          <button className="button button-quiet" type="button" id={id} onClick={find}>
            {texts.find}
          </button>
          {given ? (
            <button className="button button-plain" type="button" onClick={() => setGiven(null)}>
              {texts.clear}
            </button>
          ) : null}
        </p>
      ) : (
        <noscript>
          <p>{texts.noScript}</p>
        </noscript>
      )}
      <p role="status">{status}</p>
    </div>
  );
}
