/** Why a file is not taken as a picture: a message key of our locales. */
export type ImageFault = "upload.notAnImage" | "upload.heic" | "upload.tooManyPixels" | "upload.broken";

export class RefusedImage extends Error {
  constructor(readonly fault: ImageFault) {
    super(fault);
  }
}
