import { FieldGroup, fieldId } from "../ui/form.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Photo } from "./answers.ts";
import type { ControlProps } from "./field-control.tsx";
import { PhotoSender } from "./photo-sender.tsx";

/** Photos: those kept so far with a button to take each out, and room for more. Plain file inputs; a script only makes smaller what they hold and sends it ahead. */
export function PhotosControl({ field, fault, alone, photos, locale, t }: ControlProps & { photos: Photo[] }) {
  const room = (field.maxItems ?? 3) - photos.length;
  const id = fieldId(field.name);
  const places = Array.from({ length: Math.max(0, room) }, (_, index) => photos.length + index + 1);
  return (
    <FieldGroup
      name={field.name}
      label={field.label}
      help={field.help}
      fault={fault}
      hideLabel={alone}
      optional={field.required ? undefined : t("common.optional")}
    >
      {photos.length > 0 ? (
        <ul className="kept-photos">
          {photos.map((photo, index) => (
            <li key={photo.receipt}>
              {photo.thumbnail ? (
                <img src={photo.thumbnail} alt={t("field.photos.photo", { index: index + 1 })} width={120} height={120} />
              ) : (
                <Icon name="camera" />
              )}
              <button className="button button-plain" type="submit" name="intent" value={`remove:${field.name}:${index}`}>
                {t("field.photos.remove", { index: index + 1 })}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {room > 0 ? (
        <PhotoSender
          name={field.name}
          endpoint={`/${locale}/post/uploads`}
          texts={{
            preparing: t("field.photos.preparing"),
            sending: t("field.photos.sending"),
            waiting: t("field.photos.waiting"),
            ready: t("field.photos.ready.script"),
            failed: t("field.photos.failed"),
            photo: places.map((index) => t("field.photos.photo", { index })),
            remove: places.map((index) => t("field.photos.remove", { index })),
          }}
          max={room}
        >
          <div className="photo-inputs">
            <label htmlFor={id}>{t("field.photos.take")}</label>
            <input className="file-input" type="file" id={id} name={field.name} accept="image/*" capture="environment" />
            <label htmlFor={`${id}-more`}>{t("field.photos.choose")}</label>
            <input className="file-input" type="file" id={`${id}-more`} name={field.name} accept="image/*" multiple={room > 1} />
          </div>
        </PhotoSender>
      ) : null}
    </FieldGroup>
  );
}
