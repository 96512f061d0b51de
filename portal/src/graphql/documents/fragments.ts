/** Selections that several operations share, as text: a document stays one readable operation. */

export const FORM_FIELD = `name type label help required minLength maxLength min max maxItems
  options { value label group keywords } optionsField when { field equals notEquals present }`;

export const SERVICE_HEAD = "id typeName label description callToAction keywords icon";

export const SERVICE = `${SERVICE_HEAD} canFileOnBehalf fileMutation actMutation readField
  form { id pages { id title help onBehalfOnly fields { ${FORM_FIELD} minItems itemLabel fields { ${FORM_FIELD} } } } }`;

export const CASE_LINE = `id number service city { code name } state { code label kind } filedAt dueAt closedAt summary`;

export const CASE_EVENT = `id at action { code label } from { code label kind } to { code label kind }
  actor { kind name designation } comment attachments { id name url thumbnailUrl removedAt }`;
