"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const AGAIN_MS = 5000;

/** Looks again while the page is open, without taking the reader's place in it. Without a script there is the button. */
export function AgainIsland() {
  const { refresh } = useRouter();
  useEffect(() => {
    const timer = setInterval(refresh, AGAIN_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return null;
}
