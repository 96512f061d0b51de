"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** How often a page that is looked at asks whether there is news. */
const LOOK_MS = 1000;

/** Shows the page anew as soon as a figure may have changed. The page stands without it. */
export function LiveIsland({ state, version }: { state: string; version: string }) {
  const router = useRouter();
  const seen = useRef(version);
  seen.current = version;
  useEffect(() => {
    let asking = false;
    const timer = setInterval(async () => {
      if (asking || document.visibilityState !== "visible") return;
      asking = true;
      try {
        const answer = await fetch(state, { headers: { accept: "application/json" } });
        const found = answer.ok ? ((await answer.json()) as { version: string }).version : seen.current;
        if (found !== seen.current) {
          seen.current = found;
          router.refresh();
        }
      } catch {
        // Offline for a moment: the next look asks again.
      } finally {
        asking = false;
      }
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [router, state]);
  return null;
}
