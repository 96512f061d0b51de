import sharp from "sharp";
import { config } from "../config.ts";
import type { Locale } from "../messages/locales.ts";
import { pageRequest } from "../session/request.ts";
import type { Photo } from "./answers.ts";
import { readSentPhotos } from "./sent-photos.ts";

export interface Uploaded {
  photos: Photo[];
  /** What the edge said of the first file it refused. */
  refusal: { code: string; message: string } | null;
}

const PATIENCE_MS = 60_000;

/** Photos of a field: those that a script has sent already, then the posted files, handed on to the graph's edge. What is beyond `room` is left out. */
export async function uploadPhotos(form: FormData, name: string, room: number, locale: Locale): Promise<Uploaded> {
  const { accessToken } = await pageRequest();
  const files = form.getAll(name).filter((entry): entry is File => entry instanceof File && entry.size > 0);
  const uploaded: Uploaded = { photos: readSentPhotos(form, name).slice(0, Math.max(0, room)), refusal: null };
  for (const file of files.slice(0, Math.max(0, room - uploaded.photos.length))) {
    const body = new FormData();
    body.append("file", file, file.name || "photo.jpg");
    try {
      const response = await fetch(`${config.graphUrl}/upload`, {
        method: "POST",
        headers: { "accept-language": locale, ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}) },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const answer: unknown = await response.json();
      const receipt = (answer as { id?: unknown }).id;
      if (!response.ok || typeof receipt !== "string") uploaded.refusal ??= refusalOf(answer);
      else uploaded.photos.push({ receipt, name: file.name.slice(0, 100), thumbnail: await thumbnailOf(file) });
    } catch {
      uploaded.refusal ??= { code: "UNAVAILABLE", message: "" };
    }
  }
  return uploaded;
}

function refusalOf(answer: unknown): { code: string; message: string } {
  const { errors, message, code } = answer as {
    errors?: { message?: string; extensions?: { code?: string; fields?: { message?: string }[] } }[];
    message?: string;
    code?: string;
  };
  return {
    code: errors?.[0]?.extensions?.code ?? code ?? "BAD_USER_INPUT",
    message: errors?.[0]?.extensions?.fields?.[0]?.message ?? errors?.[0]?.message ?? message ?? "",
  };
}

/** About two kilobytes. The edge has judged the file already; a picture that cannot be drawn here is kept without one. */
async function thumbnailOf(file: File): Promise<string | null> {
  try {
    const small = await sharp(Buffer.from(await file.arrayBuffer()), { limitInputPixels: 50_000_000 })
      .rotate()
      .resize(120, 120, { fit: "cover" })
      .webp({ quality: 50 })
      .toBuffer();
    return `data:image/webp;base64,${small.toString("base64")}`;
  } catch {
    return null;
  }
}
