"use client";

import { type ChangeEvent, type ReactNode, useState } from "react";

const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

/** Puts smaller copies of the chosen photos into the very inputs that the form sends. Without a script they go as they are. */
export function PhotoShrinker({
  children,
  texts,
  max,
}: {
  children: ReactNode;
  texts: { preparing: string; ready: string; failed: string };
  max: number;
}) {
  const [status, setStatus] = useState("");
  async function shrinkAll(event: ChangeEvent<HTMLDivElement>) {
    const input = event.target as unknown as HTMLInputElement;
    if (input.type !== "file" || !input.files?.length) return;
    setStatus(texts.preparing);
    try {
      const kept = new DataTransfer();
      for (const file of [...input.files].slice(0, max)) kept.items.add(await shrink(file));
      input.files = kept.files;
      setStatus(texts.ready.replace("#", String(kept.files.length)));
    } catch {
      setStatus(texts.failed);
    }
  }
  return (
    <div onChange={shrinkAll}>
      {children}
      <p role="status">{status}</p>
    </div>
  );
}

/** A JPEG of at most 1600 pixels, upright; the file itself where it is small already. */
async function shrink(file: File): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size < 400_000 && file.type === "image/jpeg") return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob) throw new Error("no picture");
  return new File([blob], file.name.replace(/\.\w+$/, ".jpg") || "photo.jpg", { type: "image/jpeg" });
}
