import { FieldGroup, fieldId } from "../ui/form.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Photo } from "./answers.ts";
import type { ControlProps } from "./field-control.tsx";
import { PhotoShrinker } from "./photo-shrinker.tsx";

/** Photos: those kept so far with a button to take each out, and room for more. Plain file inputs; a script only shrinks what they hold. */
export function PhotosControl({ field, fault, alone, photos, t }: ControlProps & { photos: Photo[] }) {
  const room = (field.maxItems ?? 3) - photos.length;
  const id = fieldId(field.name);
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
        <PhotoShrinker
          texts={{ preparing: t("field.photos.preparing"), ready: t("field.photos.ready.script"), failed: t("field.photos.failed") }}
          max={room}
        >
          <div className="photo-inputs">
            <label htmlFor={id}>{t("field.photos.take")}</label>
            <input className="file-input" type="file" id={id} name={field.name} accept="image/*" capture="environment" />
            <label htmlFor={`${id}-more`}>{t("field.photos.choose")}</label>
            <input className="file-input" type="file" id={`${id}-more`} name={field.name} accept="image/*" multiple={room > 1} />
          </div>
        </PhotoShrinker>
      ) : null}
    </FieldGroup>
  );
}
