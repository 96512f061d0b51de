import { fileTypeFromFile } from "file-type";
import sharp from "sharp";
import { RefusedImage } from "./refused-image.ts";

/** More than phones' cameras take, and little enough to decode: 64 million pixels are 256 MB. */
export const MAX_PIXELS = 64_000_000;

/** Media type by content → the decoder's name for it. */
const TAKEN: Readonly<Record<string, string>> = { "image/jpeg": "jpeg", "image/png": "png", "image/webp": "webp", "image/avif": "heif" };
const HEIC = new Set(["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"]);

// libvips reads some forty formats (SVG, PDF, TIFF, …): every decoder that we do not take is shut, should a file get as far.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif"] });

export interface InspectedImage {
  hasAlpha: boolean;
}

/**
 * Looks at a file without decoding it: what it is by its content (a name says nothing), and how large it would become by its header.
 * A decompression bomb is refused here.
 */
export async function inspectImage(path: string): Promise<InspectedImage> {
  const type = await fileTypeFromFile(path);
  // libheif as it comes with sharp has no decoder for HEVC, which is patented.
  if (type && HEIC.has(type.mime)) throw new RefusedImage("upload.heic");
  const format = type && TAKEN[type.mime];
  if (!format) throw new RefusedImage("upload.notAnImage");
  const header = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new RefusedImage("upload.broken");
    });
  if (header.format !== format) throw new RefusedImage("upload.notAnImage");
  if (header.width * header.height > MAX_PIXELS) throw new RefusedImage("upload.tooManyPixels");
  return { hasAlpha: header.hasAlpha };
}
