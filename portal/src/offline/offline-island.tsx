"use client";

import { useEffect } from "react";

/** Puts the service worker in place where the browser has one. Without it a lost connection shows the browser's own page. */
export function OfflineIsland() {
  useEffect(() => {
    navigator.serviceWorker?.register("/sw.js").catch(() => undefined);
  }, []);
  return null;
}
