import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";

export const MAX_UPLOAD_BYTES = 8 * 1024 * 1024;
/** More pixels than any phone's camera takes: a bomb. */
const MAX_PIXELS = 60_000_000;
const TAKEN = new Set(["image/jpeg", "image/png", "image/webp"]);

export interface ProcessedImage {
  full: Buffer;
  thumbnail: Buffer;
  width: number;
  height: number;
  contentType: "image/jpeg";
}

/** Why a file is not taken: a message key. */
export class ImageRefused extends Error {
  constructor(readonly key: "upload.notAnImage" | "upload.tooLarge" | "upload.broken") {
    super(key);
  }
}

/**
 * Makes a photo safe and small: type by content, decoded and encoded anew (so that nothing hidden survives), turned upright,
 * without EXIF and its place of taking, at most 2,000 pixels a side.
 */
export async function processImage(bytes: Buffer): Promise<ProcessedImage> {
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !TAKEN.has(type.mime)) throw new ImageRefused("upload.notAnImage");
  const head = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .metadata()
    .catch(() => {
      throw new ImageRefused("upload.broken");
    });
  // Judged by the header, before anything is decoded.
  if (head.width * head.height * (head.pages ?? 1) > MAX_PIXELS) throw new ImageRefused("upload.tooLarge");
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", sequentialRead: true }).rotate();
    const full = await image
      .clone()
      .resize(2000, 2000, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#fff" })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(full.data).resize(320, 320, { fit: "cover" }).jpeg({ quality: 70 }).toBuffer();
    return { full: full.data, thumbnail, width: full.info.width, height: full.info.height, contentType: "image/jpeg" };
  } catch {
    throw new ImageRefused("upload.broken");
  }
}
