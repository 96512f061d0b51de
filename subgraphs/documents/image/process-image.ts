import sharp, { type Sharp } from "sharp";
import { inspectImage, MAX_PIXELS } from "./inspect-image.ts";
import { RefusedImage } from "./refused-image.ts";

const FULL_SIDE = 2000;
const THUMBNAIL_SIDE = 320;
const SECONDS = 20;

// Pictures are decoded in the threads that also serve the disk: one thread a picture.
sharp.concurrency(1);
sharp.cache(false);

export interface Rendition {
  bytes: Buffer;
  contentType: "image/jpeg" | "image/webp";
  width: number;
  height: number;
}

export interface ProcessedImage {
  full: Rendition;
  thumbnail: Rendition;
}

/**
 * Makes a photo safe and small: decoded and encoded anew, so that nothing hidden in it survives; turned upright as its EXIF says, then without
 * EXIF (the place of taking, the camera's owner); at most 2,000 pixels a side, and a thumbnail of 320. Throws `RefusedImage`.
 */
export async function processImage(path: string): Promise<ProcessedImage> {
  const { hasAlpha } = await inspectImage(path);
  const decode = () => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: "error", sequentialRead: true }).timeout({ seconds: SECONDS });
  const fit = (side: number) => decode().autoOrient().resize(side, side, { fit: "inside", withoutEnlargement: true });
  try {
    const large = fit(FULL_SIDE);
    // JPEG is what every reader shows; it has no transparency, so a picture with some becomes WebP.
    const full = hasAlpha
      ? await rendition(large.webp({ quality: 82 }), "image/webp")
      : await rendition(large.jpeg({ quality: 82 }), "image/jpeg");
    const thumbnail = await rendition(
      sharp(full.bytes).resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: "inside", withoutEnlargement: true }).webp({ quality: 74 }),
      "image/webp",
    );
    return { full, thumbnail };
  } catch {
    throw new RefusedImage("upload.broken");
  }
}

async function rendition(image: Sharp, contentType: Rendition["contentType"]): Promise<Rendition> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { bytes: data, contentType, width: info.width, height: info.height };
}
