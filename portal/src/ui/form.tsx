import type { ReactNode } from "react";
import type { FieldFault } from "../graphql/fault.ts";
import type { Translate } from "../messages/translate.ts";
import { Icon } from "./icon.tsx";

/** Id of a field's first control, from its name: `onBehalfOf.name` → `field-onBehalfOf-name`. */
export const fieldId = (name: string) => `field-${name.replace(/[^A-Za-z0-9_-]/g, "-")}`;
export const faultOf = (faults: readonly FieldFault[], name: string) => faults.find((fault) => fault.path === name)?.message;

/**
 * What was wrong, above the form. It takes the focus by `autofocus`, so without a script too. `message` stands where no field is at fault.
 * Faults of fields that this page does not show are listed without a link.
 */
export function FaultSummary({
  faults,
  message,
  shown,
  labelOf,
  t,
}: {
  faults: readonly FieldFault[];
  message?: string | null;
  shown?: readonly string[];
  /** The field's label, where the fault does not name it itself. */
  labelOf?: (path: string) => string;
  t: Translate;
}) {
  const named = ({ path, message: said }: FieldFault) => (labelOf && shown?.includes(path) ? `${labelOf(path)}: ${said}` : said);
  if (faults.length === 0 && !message) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form the reader must be told first
    <div className="fault-summary stack" role="alert" tabIndex={-1} autoFocus>
      <h2>{t("form.faults.title")}</h2>
      {faults.length === 0 ? (
        <p>{message}</p>
      ) : (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.path} ${fault.code}`}>
              {!shown || shown.includes(fault.path) ? <a href={`#${fieldId(fault.path)}`}>{named(fault)}</a> : named(fault)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface FieldProps {
  name: string;
  label: string;
  help?: string | null;
  fault?: string | undefined;
  /** Shown beside the label where the field may stay empty. */
  optional?: string | undefined;
  /** The label is the page's question already: kept for screen readers only. */
  hideLabel?: boolean;
  children: ReactNode;
}

/** Ids of the help and the fault, for `aria-describedby`. */
export const describedBy = (name: string, help: unknown, fault: unknown): string | undefined =>
  [help ? `${fieldId(name)}-help` : "", fault ? `${fieldId(name)}-fault` : ""].filter(Boolean).join(" ") || undefined;

/** One control with its label, help and fault. */
export function Field({ name, label, help, fault, optional, hideLabel, children }: FieldProps) {
  const id = fieldId(name);
  return (
    <div className="field" data-fault={fault ? "" : undefined}>
      <label className={hideLabel ? "visually-hidden" : "field-label"} htmlFor={id}>
        {label} {optional ? <span className="field-optional">({optional})</span> : null}
      </label>
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      <FieldFaultLine name={name} fault={fault} />
      {children}
    </div>
  );
}

/** Several controls that answer one question. */
export function FieldGroup({ name, label, help, fault, optional, hideLabel, children }: FieldProps) {
  const id = fieldId(name);
  return (
    <fieldset className="field" data-fault={fault ? "" : undefined} aria-describedby={describedBy(name, help, fault)}>
      <legend className={hideLabel ? "visually-hidden" : "field-label"}>
        {label} {optional ? <span className="field-optional">({optional})</span> : null}
      </legend>
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      <FieldFaultLine name={name} fault={fault} />
      {children}
    </fieldset>
  );
}

function FieldFaultLine({ name, fault }: { name: string; fault: string | undefined }) {
  if (!fault) return null;
  return (
    <p className="field-fault" id={`${fieldId(name)}-fault`}>
      <Icon name="alert" small />
      {fault}
    </p>
  );
}

type InputProps = FieldProps & {
  type?: "text" | "date" | "tel" | "email" | "password" | "search";
  value?: string | undefined;
  required?: boolean;
  maxLength?: number | undefined;
  inputMode?: "numeric" | "tel" | "email" | "text";
  autoComplete?: string;
  className?: string;
  pattern?: string;
  autoFocus?: boolean | undefined;
};

/** A line of text with its label. Limits are told by the fault, never by a browser's own bubble: forms are `noValidate`. */
export function TextField({
  type = "text",
  value,
  maxLength,
  inputMode,
  autoComplete,
  className = "",
  required,
  autoFocus,
  ...field
}: Omit<InputProps, "children">) {
  return (
    <Field {...field}>
      <input
        className={`input ${className}`}
        id={fieldId(field.name)}
        name={field.name}
        type={type}
        defaultValue={value}
        maxLength={maxLength}
        inputMode={inputMode}
        autoComplete={autoComplete}
        // biome-ignore lint/a11y/noAutofocus: asked for where a page is there to be typed into
        autoFocus={autoFocus}
        aria-required={required || undefined}
        aria-invalid={field.fault ? true : undefined}
        aria-describedby={describedBy(field.name, field.help, field.fault)}
      />
    </Field>
  );
}
