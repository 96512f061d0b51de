const LONGEST_SIDE = 1600;
const QUALITY = 0.8;
const THUMBNAIL_SIDE = 120;
const THUMBNAIL_QUALITY = 0.5;

const drawn = (picture: ImageBitmap, width: number, height: number, side?: number): HTMLCanvasElement => {
  const canvas = document.createElement("canvas");
  canvas.width = side ?? width;
  canvas.height = side ?? height;
  canvas.getContext("2d")?.drawImage(picture, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
  return canvas;
};

/** A JPEG of at most 1600 pixels, upright; the file itself where it is small already. Its time stays, so that a second choosing of it is known again. */
export async function shrink(file: File): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size < 400_000 && file.type === "image/jpeg") return file;
  const canvas = drawn(picture, Math.round(picture.width * scale), Math.round(picture.height * scale));
  picture.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob) throw new Error("no picture");
  return new File([blob], file.name.replace(/\.\w+$/, ".jpg") || "photo.jpg", { type: "image/jpeg", lastModified: file.lastModified });
}

/** A square of 120 pixels as data URL, about three kilobytes; "" where it cannot be drawn. */
export async function thumbnailOf(file: File): Promise<string> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = THUMBNAIL_SIDE / Math.min(picture.width, picture.height);
    const canvas = drawn(picture, picture.width * scale, picture.height * scale, THUMBNAIL_SIDE);
    picture.close();
    return canvas.toDataURL("image/jpeg", THUMBNAIL_QUALITY);
  } catch {
    return "";
  }
}
