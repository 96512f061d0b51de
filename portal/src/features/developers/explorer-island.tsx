"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import type { ExplorerProps } from "./explorer.tsx";

/** Fetches the explorer, a megabyte of editor, when its place comes into view: the guide above and below never waits for it. */
export function ExplorerIsland({ texts, ...props }: ExplorerProps & { texts: { loading: string; failed: string } }) {
  const place = useRef<HTMLDivElement>(null);
  const [Explorer, setExplorer] = useState<ComponentType<ExplorerProps> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        import("./explorer.tsx").then(
          (module) => setExplorer(() => module.Explorer),
          () => setFailed(true),
        );
      },
      { rootMargin: "400px" },
    );
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} dir="ltr" lang="en">
      {Explorer ? <Explorer {...props} /> : <p role="status">{failed ? texts.failed : texts.loading}</p>}
    </div>
  );
}
