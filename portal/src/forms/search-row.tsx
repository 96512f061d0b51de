import { fieldId } from "../ui/form.tsx";
import { Icon } from "../ui/icon.tsx";

/** A search box inside a form: its button posts the form with an intent of its own, so nothing else on the page is lost. */
export function SearchRow({
  name,
  intent,
  label,
  value,
  button,
}: {
  name: string;
  intent: string;
  label: string;
  value: string;
  button: string;
}) {
  return (
    <div className="stack">
      <label className="field-help" htmlFor={fieldId(name)}>
        {label}
      </label>
      <input type="hidden" name={`${name}-shown`} value={value} />
      <div className="search-row">
        <input
          className="input"
          type="search"
          id={fieldId(name)}
          name={name}
          defaultValue={value}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
        />
        <button className="button button-quiet" type="submit" name="intent" value={intent}>
          <Icon name="search" />
          <span className="visually-hidden">{button}</span>
        </button>
      </div>
    </div>
  );
}
