/** Shapes of the graph that several operations of the portal share. */

export interface CodedName {
  code: string;
  name: string;
}

export interface FormOption {
  value: string;
  label: string;
  group: string | null;
  keywords: string[];
}

export interface FormField {
  name: string;
  type: string;
  label: string;
  help: string | null;
  required: boolean;
  minLength: number | null;
  maxLength: number | null;
  min: number | null;
  max: number | null;
  maxItems: number | null;
  options: FormOption[] | null;
  optionsField: string | null;
  when: { field: string; equals: string | null; notEquals?: string | null; present: boolean | null } | null;
  /** Of a group: what each row asks, how many rows at least, and what one is. */
  fields?: FormField[] | null;
  minItems?: number | null;
  itemLabel?: string | null;
  /** Of a field within a row (`expandRows`): the row that it belongs to. */
  row?: { group: FormField; index: number; count: number };
}

export interface FormPage {
  id: string;
  title: string;
  help: string | null;
  onBehalfOnly: boolean;
  fields: FormField[];
}

export interface ServiceHead {
  id: string;
  typeName: string;
  label: string;
  description: string;
  callToAction: string;
  keywords: string[];
  icon: string;
}

export interface Service extends ServiceHead {
  canFileOnBehalf: boolean;
  fileMutation: string;
  actMutation: string;
  readField: string;
  form: { id: string; pages: FormPage[] };
}

export interface CaseState {
  code: string;
  label: string;
  /** `open`, `waiting`, `done`, `refused` or `final`. */
  kind: string;
}

export interface CaseDocument {
  id: string;
  name: string | null;
  url: string | null;
  thumbnailUrl: string | null;
  /** Since when the file is gone; its name stays. */
  removedAt: string | null;
}

export interface CaseEvent {
  id: string;
  at: string;
  action: { code: string; label: string };
  from: CaseState | null;
  to: CaseState;
  actor: { kind: string; name: string | null; designation: string | null };
  comment: string | null;
  attachments: CaseDocument[];
}

export interface CaseAction {
  code: string;
  label: string;
  allowed: boolean;
  why: { code: string; message: string } | null;
  needs: FormField[];
}

export interface CaseLine {
  id: string;
  number: string | null;
  service: string | null;
  city: CodedName | null;
  state: CaseState | null;
  filedAt: string | null;
  dueAt: string | null;
  closedAt: string | null;
  summary: string | null;
}

/** One choice of a field of type `category`. */
export interface CategoryOption {
  code: string;
  name: string;
  group: string | null;
  groupName: string | null;
  keywords: string[];
}
