/** A form as data: pages of fields, rendered by the portal in every locale, with and without JavaScript, and validated by the server. */

export type FieldType =
  | "text"
  | "longText"
  | "integer"
  | "date"
  | "mobile"
  | "pincode"
  | "choice"
  | "category"
  | "point"
  | "locality"
  | "photos"
  | "rating"
  | "employee"
  | "group";

export interface FormCondition {
  field: string;
  equals?: string | number | boolean;
  notEquals?: string | number | boolean;
  present?: boolean;
}

export interface FormFieldDefinition {
  /** Name of the field in `File<Type>Input` (or `ActOn<Type>Input`); a path, `onBehalfOf.name`. A `group` is a list of input objects. */
  name: string;
  type: FieldType;
  /** Message keys in the service's locales. */
  label: string;
  help?: string;
  required: boolean;
  /** Whether the answer tells something of a person: such answers are erased with the case and never enter a summary. */
  personal?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  /** For `choice`: fixed options. For `category` the options come from the service's categories in the city. */
  options?: { value: string; label: string }[];
  /** For `category`: the root field that lists them, `<field>(city: ID!) { code name group groupName keywords }`. */
  optionsField?: string;
  /** For `photos` and `group`: how many at most. */
  maxItems?: number;
  /** Under this condition only. In a row it is a field of the same row. */
  when?: FormCondition;
  /** For `group`: what each row asks; names are those of the input objects in the list, and no row holds another group. */
  fields?: FormFieldDefinition[];
  /** For `group`: rows that are there from the beginning and cannot be taken out; 1 unless told. */
  minItems?: number;
  /** For `group`: message key of what one row is, "Floor"; the portal numbers them. */
  itemLabel?: string;
}

export interface FormPageDefinition {
  id: string;
  /** The question that the page asks: a message key. */
  title: string;
  help?: string;
  fields: FormFieldDefinition[];
  /** Only for a clerk who files on behalf of a citizen. */
  onBehalfOnly?: boolean;
}

export interface FormDefinition {
  id: string;
  pages: FormPageDefinition[];
}
