"use client";

import { useEffect, useState } from "react";

/** The phone's own share sheet, where there is one. */
export function ShareIsland({ text, label }: { text: string; label: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady("share" in navigator), []);
  if (!ready) return null;
  return (
    <button className="button button-quiet" type="button" onClick={() => navigator.share({ text }).catch(() => undefined)}>
      {label}
    </button>
  );
}
