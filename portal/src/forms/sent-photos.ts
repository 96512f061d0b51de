import type { Photo } from "./answers.ts";

/** The field in which a script tells of a photo that it has sent already, beside the file input. */
export const sentName = (name: string): string => `${name}.sent`;

const THUMBNAIL = /^data:image\/jpeg;base64,[A-Za-z0-9+/=]{1,16000}$/;

/** Photos that came by a script while the form was filled in, as it tells of them. The receipt is checked by whoever takes it. */
export function readSentPhotos(form: FormData, name: string): Photo[] {
  return form.getAll(sentName(name)).flatMap((entry) => {
    try {
      const { receipt, name: called, thumbnail } = JSON.parse(String(entry)) as Partial<Record<keyof Photo, unknown>>;
      if (typeof receipt !== "string" || !/^[\w-]{1,600}\.[\w-]{1,100}$/.test(receipt)) return [];
      return [
        {
          receipt,
          name: typeof called === "string" ? called.slice(0, 100) : "",
          thumbnail: typeof thumbnail === "string" && THUMBNAIL.test(thumbnail) ? thumbnail : null,
        },
      ];
    } catch {
      return [];
    }
  });
}
